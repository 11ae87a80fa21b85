package org.inkstone.tokenizers.model;

/**
 * The places in the cache of some words in a row (批量查找). The processor reads all of them side by side, where one
 * look-up after the other would wait for memory each time. For one thread.
 */
final class CachePlaces {
    /** How many words there can be. */
    static final int LIMIT = 64;

    private final WordCache cache;
    private CachedWords table;
    private final int[] homes = new int[LIMIT];
    /** The first part of the key of a short word, the hash of a longer one. */
    private final long[] firsts = new long[LIMIT];
    /** The second part of the key of a short word, 0 for a longer one. */
    private final long[] seconds = new long[LIMIT];
    /** What {@link CachedWords#touch} gave; kept so that its reads are not left out. */
    @SuppressWarnings("UnusedVariable")
    private long touched;

    CachePlaces(WordCache cache) {
        this.cache = cache;
        this.table = cache.words();
    }

    /** Begins with other words, in the table that the cache has now. */
    void begin() {
        table = cache.words();
    }

    /** Sets word number i, by the two parts of its key if it is short, else by its hash and 0. */
    void set(int i, long first, long second) {
        firsts[i] = first;
        seconds[i] = second;
        homes[i] = table.home(CachedWords.hash(first, second));
    }

    /** Reads the places of the first words. */
    void touch(int count) {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += table.touch(homes[i]);
        }
        touched += sum;
    }

    boolean isShort(int i) {
        return seconds[i] != 0;
    }

    /** Appends the ids of a short word, if they are known. */
    boolean copyIds(int i, TokenIds out) {
        int slot = table.find(homes[i], firsts[i], seconds[i]);
        if (slot >= 0) {
            table.copyIds(slot, out);
        }
        return slot >= 0;
    }

    /** Appends the ids of a longer word, if they are known. */
    boolean copyIds(int i, char[] text, int start, int end, TokenIds out) {
        int slot = table.find(homes[i], firsts[i], text, start, end);
        if (slot >= 0) {
            table.copyIds(slot, out);
        }
        return slot >= 0;
    }

    /** Remembers the ids of a short word. */
    void put(int i, int[] ids, int count) {
        cache.put(firsts[i], seconds[i], ids, count);
    }

    /** Remembers the ids of a longer word. */
    void put(int i, char[] text, int start, int end, int[] ids, int count) {
        cache.put(firsts[i], text, start, end, ids, count);
    }
}
