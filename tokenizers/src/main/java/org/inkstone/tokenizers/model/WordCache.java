package org.inkstone.tokenizers.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the tokens of words seen before: text repeats its words, and a look-up is cheaper than merging.
 *
 * <p>Bounded: each word has two places, and a new word drives out the older one. No locks: an entry never changes, so a
 * thread sees a whole entry or none, and a lost entry is only computed again. The result never depends on what is
 * cached.
 */
final class WordCache {
    /** Longer words are not kept. */
    static final int MAX_LENGTH = 64;

    private static final int BITS = 16;

    private static final class Entry {
        final int hash;
        final char[] word;
        final int[] ids;

        Entry(int hash, char[] word, int[] ids) {
            this.hash = hash;
            this.word = word;
            this.ids = ids;
        }
    }

    private final @Nullable Entry[] entries = new Entry[1 << BITS];

    static int hash(char[] text, int start, int end) {
        int h = 0;
        for (int i = start; i < end; i++) {
            h = 31 * h + text[i];
        }
        return h * 0x9E3779B9;
    }

    int @Nullable [] get(int hash, char[] text, int start, int end) {
        int slot = hash >>> (32 - BITS);
        Entry entry = entries[slot];
        if (entry != null && entry.hash == hash && same(entry.word, text, start, end)) {
            return entry.ids;
        }
        entry = entries[slot ^ 1];
        if (entry != null && entry.hash == hash && same(entry.word, text, start, end)) {
            return entry.ids;
        }
        return null;
    }

    void put(int hash, char[] text, int start, int end, int[] ids) {
        int slot = hash >>> (32 - BITS);
        entries[slot ^ 1] = entries[slot];
        entries[slot] = new Entry(hash, Arrays.copyOfRange(text, start, end), ids);
    }

    private static boolean same(char[] word, char[] text, int start, int end) {
        if (word.length != end - start) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            if (word[i] != text[start + i]) {
                return false;
            }
        }
        return true;
    }
}
