package org.inkstone.benchmarks;

import java.util.List;

/** Encodes all lines, one after the other, on one thread. */
record EncodingContestant(LineEncoder encoder, List<String> lines) implements Contestant {
    @Override
    public String name() {
        return encoder.name();
    }

    @Override
    public double seconds() {
        long began = System.nanoTime();
        long tokens = encodeAll();
        double seconds = (System.nanoTime() - began) / 1e9;
        if (tokens == 0) {
            throw new IllegalArgumentException(name() + " made no tokens of the text");
        }
        return seconds;
    }

    private long encodeAll() {
        long tokens = 0;
        for (String line : lines) {
            tokens += encoder.encode(line);
        }
        return tokens;
    }
}
