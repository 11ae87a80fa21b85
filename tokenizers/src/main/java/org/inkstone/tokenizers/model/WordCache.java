package org.inkstone.tokenizers.model;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Remembers the tokens of words seen before (词缓存): text repeats its words, and a look-up is cheaper than merging.
 *
 * <p>The table grows fourfold with the words that occur; when the largest is full, a small one takes its place, and the
 * words that still occur come back.
 *
 * <p>Bounded: at most 393,216 words, in at most 24 MB.
 *
 * <p>Shared between threads. Reading takes no lock. Writing is for one thread at a time; one that finds another writing
 * goes on without: its word is only computed again. The result never depends on what is cached.
 */
final class WordCache {
    /** Longer words are not kept. */
    static final int MAX_LENGTH = 64;

    private static final int FIRST_BITS = 11;
    private static final int GROWTH_BITS = 2;
    private static final int MAX_BITS = 19;

    private final AtomicBoolean writing = new AtomicBoolean();
    private final int maxBits;
    private volatile CachedWords words;

    WordCache() {
        this(MAX_BITS);
    }

    /** A cache whose table has at most 2^{@code maxBits} slots. */
    WordCache(int maxBits) {
        this.maxBits = maxBits;
        words = first();
    }

    private CachedWords first() {
        return new CachedWords(Math.min(FIRST_BITS, maxBits));
    }

    /** The table to look words up in. Another may take its place at any time; this one stays right. */
    CachedWords words() {
        return words;
    }

    /** Remembers a short word. */
    void put(long first, long second, int[] tokens, int count) {
        if (writing.compareAndSet(false, true)) {
            try {
                CachedWords table = words;
                if (table.find(table.home(CachedWords.hash(first, second)), first, second) < 0
                        && !table.put(first, second, tokens, count)) {
                    table = next(table);
                    table.put(first, second, tokens, count);
                    words = table;
                }
            } finally {
                writing.set(false);
            }
        }
    }

    /** Remembers a longer word. */
    void put(long hash, char[] text, int start, int end, int[] tokens, int count) {
        if (writing.compareAndSet(false, true)) {
            try {
                CachedWords table = words;
                if (table.find(table.home(CachedWords.hash(hash, 0)), hash, text, start, end) < 0
                        && !table.put(hash, text, start, end, tokens, count)) {
                    table = next(table);
                    table.put(hash, text, start, end, tokens, count);
                    words = table;
                }
            } finally {
                writing.set(false);
            }
        }
    }

    private CachedWords next(CachedWords full) {
        return full.bits() < maxBits ? new CachedWords(Math.min(maxBits, full.bits() + GROWTH_BITS), full) : first();
    }

    /** A hash of 64 bits, four characters a step. */
    static long hash(char[] text, int start, int end) {
        long hash = (long) end - start;
        int at = start;
        for (; at + 4 <= end; at += 4) {
            long four =
                    text[at] | ((long) text[at + 1] << 16) | ((long) text[at + 2] << 32) | ((long) text[at + 3] << 48);
            hash = (hash ^ four) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        for (; at < end; at++) {
            hash = (hash ^ text[at]) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        return hash;
    }
}
