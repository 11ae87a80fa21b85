package org.inkstone.decoding;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.inkstone.core.model.LanguageModel;
import org.inkstone.core.model.LanguageModelSession;

/** The model of the golden files: logits are a hash of the last two tokens. Counts its sessions and forks. */
final class HashModel implements LanguageModel {
    final AtomicInteger open = new AtomicInteger();
    final AtomicInteger forks = new AtomicInteger();
    final AtomicInteger calls = new AtomicInteger();
    private final int seed;
    private final int vocabularySize;
    private final int contextLength;

    HashModel(int seed, int vocabularySize) {
        this(seed, vocabularySize, Integer.MAX_VALUE);
    }

    HashModel(int seed, int vocabularySize, int contextLength) {
        this.seed = seed;
        this.vocabularySize = vocabularySize;
        this.contextLength = contextLength;
    }

    @Override
    public int vocabularySize() {
        return vocabularySize;
    }

    @Override
    public int contextLength() {
        return contextLength;
    }

    @Override
    public LanguageModelSession newSession() {
        return new Session(new int[0]);
    }

    float[] row(int beforeLast, int last) {
        int h = mix(seed * 31 + beforeLast + 1);
        h = mix(h * 31 + last + 1);
        float[] row = new float[vocabularySize];
        for (int i = 0; i < row.length; i++) {
            row[i] = (mix(h * 31 + i) >>> 17) / 4096f - 4;
        }
        return row;
    }

    private static int mix(int value) {
        int h = value;
        h ^= h >>> 16;
        h *= 0x85EBCA6B;
        h ^= h >>> 13;
        h *= 0xC2B2AE35;
        return h ^ h >>> 16;
    }

    private final class Session implements LanguageModelSession {
        private int[] tokens;
        private boolean closed;

        Session(int[] tokens) {
            this.tokens = tokens;
            open.incrementAndGet();
        }

        @Override
        public void append(int... more) {
            requireOpen();
            for (int id : more) {
                if (id < 0 || id >= vocabularySize) {
                    throw new IllegalArgumentException("id must be in [0, " + vocabularySize + "), got " + id);
                }
            }
            if (tokens.length + more.length > contextLength) {
                throw new IllegalStateException("context full");
            }
            int length = tokens.length;
            tokens = Arrays.copyOf(tokens, length + more.length);
            System.arraycopy(more, 0, tokens, length, more.length);
        }

        @Override
        public int length() {
            return tokens.length;
        }

        @Override
        public float[] nextTokenLogits() {
            requireOpen();
            if (tokens.length == 0) {
                throw new IllegalStateException("needs a first token");
            }
            calls.incrementAndGet();
            return row(tokens.length > 1 ? tokens[tokens.length - 2] : -1, tokens[tokens.length - 1]);
        }

        @Override
        public LanguageModelSession fork() {
            requireOpen();
            forks.incrementAndGet();
            return new Session(tokens.clone());
        }

        @Override
        public void rollback(int length) {
            tokens = Arrays.copyOf(tokens, length);
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                open.decrementAndGet();
            }
        }

        private void requireOpen() {
            if (closed) {
                throw new IllegalStateException("the session is closed");
            }
        }
    }
}
