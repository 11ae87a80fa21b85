package org.inkstone.tokenizers.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the ids of stretches of text seen before (分词缓存).
 *
 * <p>Bounded: 2¹⁷ entries of at most {@value #MAX_LENGTH} characters. A stretch has two places; a new one drives out the
 * older. No locks: an entry never changes, so a thread sees a whole entry or none, and a lost entry is only computed
 * again. Results do not depend on what is cached.
 */
final class SegmentCache {
    /** Longer stretches are not kept. */
    static final int MAX_LENGTH = 48;

    private static final int BITS = 17;

    private static final class Entry {
        final char[] text;
        final int[] ids;

        Entry(char[] text, int[] ids) {
            this.text = text;
            this.ids = ids;
        }

        boolean is(char[] other, int start, int length) {
            char[] own = text;
            if (own.length != length) {
                return false;
            }
            for (int i = 0; i < length; i++) {
                if (own[i] != other[start + i]) {
                    return false;
                }
            }
            return true;
        }
    }

    private final @Nullable Entry[] entries = new Entry[1 << BITS];

    /** Adds the ids of a word, computed by the model unless they are known. */
    void encode(TokenModel model, char[] text, int start, int end, TokenIds out) {
        if (end - start > MAX_LENGTH) {
            model.tokenize(text, start, end, (id, from, to) -> out.add(id));
            return;
        }
        int hash = hash(text, start, end);
        int[] ids = get(hash, text, start, end);
        if (ids == null) {
            TokenIds found = new TokenIds(8);
            model.tokenize(text, start, end, (id, from, to) -> found.add(id));
            ids = found.toArray();
            put(hash, text, start, end, ids);
        }
        out.addAll(ids, ids.length);
    }

    static int hash(char[] text, int start, int end) {
        int h = 0;
        for (int i = start; i < end; i++) {
            h = 31 * h + text[i];
        }
        return h;
    }

    int @Nullable [] get(int hash, char[] text, int start, int end) {
        int slot = slot(hash);
        Entry entry = entries[slot];
        if (entry != null && entry.is(text, start, end - start)) {
            return entry.ids;
        }
        entry = entries[slot ^ 1];
        return entry != null && entry.is(text, start, end - start) ? entry.ids : null;
    }

    void put(int hash, char[] text, int start, int end, int[] ids) {
        int slot = slot(hash);
        entries[slot ^ 1] = entries[slot];
        entries[slot] = new Entry(Arrays.copyOfRange(text, start, end), ids);
    }

    private static int slot(int hash) {
        return (hash * 0x9E3779B9) >>> (32 - BITS);
    }
}
