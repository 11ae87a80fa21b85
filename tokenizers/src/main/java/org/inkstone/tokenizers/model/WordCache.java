package org.inkstone.tokenizers.model;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Remembers the tokens of words seen before (词缓存): text repeats its words, and a look-up is cheaper than merging.
 *
 * <p>Words are spread by their hash over 64 tables. A table starts with 16 slots and grows fourfold, which is done within
 * the processor's caches and leaves no large arrays behind; when the largest is full, an empty one takes its place, and
 * the words that still occur come back.
 *
 * <p>Bounded: at most 393,216 words, in at most 24 MB.
 *
 * <p>Shared between threads. Reading takes no lock. Writing is for one thread at a time; one that finds another writing
 * goes on without: its word is only computed again. The result never depends on what is cached.
 */
final class WordCache {
    /** Longer words are not kept. */
    static final int MAX_LENGTH = 64;

    private static final int TABLE_BITS = 6;
    private static final int FIRST_BITS = 4;
    private static final int GROWTH_BITS = 2;
    private static final int MAX_BITS = 13;
    /** Which bits of the hash choose the table; its slots are chosen by the highest ones. */
    private static final int TABLE_SHIFT = 24;

    private final AtomicBoolean writing = new AtomicBoolean();
    private final int maxBits;
    private final AtomicReferenceArray<CachedWords> tables = new AtomicReferenceArray<>(1 << TABLE_BITS);

    WordCache() {
        this(MAX_BITS);
    }

    /** A cache whose tables have at most 2^{@code maxBits} slots each. */
    WordCache(int maxBits) {
        this.maxBits = maxBits;
        CachedWords empty = new CachedWords(1);
        for (int i = 0; i < tables.length(); i++) {
            tables.setPlain(i, empty);
        }
    }

    /**
     * The table to look a word up in, by the {@linkplain CachedWords#hash hash} of its key. Another may take its place at
     * any time; this one stays right.
     */
    CachedWords table(long hash) {
        return tables.getAcquire(index(hash));
    }

    private static int index(long hash) {
        return (int) (hash >>> TABLE_SHIFT) & ((1 << TABLE_BITS) - 1);
    }

    /** Remembers a short word. */
    void put(long first, long second, int[] tokens, int count) {
        if (writing.compareAndSet(false, true)) {
            try {
                long hash = CachedWords.hash(first, second);
                CachedWords table = table(hash);
                if (table.find(table.home(hash), first, second) < 0 && !table.put(first, second, tokens, count)) {
                    table = next(table);
                    table.put(first, second, tokens, count);
                    tables.setRelease(index(hash), table);
                }
            } finally {
                writing.set(false);
            }
        }
    }

    /** Remembers a longer word. */
    void put(long wordHash, char[] text, int start, int end, int[] tokens, int count) {
        if (writing.compareAndSet(false, true)) {
            try {
                long hash = CachedWords.hash(wordHash, 0);
                CachedWords table = table(hash);
                if (table.find(table.home(hash), wordHash, text, start, end) < 0
                        && !table.put(wordHash, text, start, end, tokens, count)) {
                    table = next(table);
                    table.put(wordHash, text, start, end, tokens, count);
                    tables.setRelease(index(hash), table);
                }
            } finally {
                writing.set(false);
            }
        }
    }

    private CachedWords next(CachedWords full) {
        if (full.bits() < Math.min(FIRST_BITS, maxBits)) {
            return new CachedWords(Math.min(FIRST_BITS, maxBits));
        }
        return full.bits() < maxBits
                ? new CachedWords(Math.min(maxBits, full.bits() + GROWTH_BITS), full)
                : new CachedWords(maxBits);
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
