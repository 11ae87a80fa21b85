package org.inkstone.tokenizers.fuzz;

import java.util.random.RandomGenerator;

/**
 * Takes random numbers from bytes (以字节为随机数), so that a fuzzer that changes bytes changes the choices that were made with
 * them. Behind the last byte come zeros: the first choice each time.
 */
final class BytesAsChoices implements RandomGenerator {
    private final byte[] bytes;
    private int at;

    BytesAsChoices(byte[] bytes) {
        this.bytes = bytes;
    }

    /** One byte makes eight, so that a choice among few takes a byte only. */
    @Override
    public long nextLong() {
        return at < bytes.length ? bytes[at++] * 0x9E3779B97F4A7C15L : 0;
    }
}
