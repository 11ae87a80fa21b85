package org.inkstone.tokenizers.model;

import org.inkstone.tokenizers.pretokenizer.Latin1Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Encodes texts of Latin-1 characters as {@link WordBatch} does others, but quicker, since eight characters are read at
 * once (Latin-1 分批编码). For one thread.
 */
final class Latin1Batch {
    private final Latin1Text text = new Latin1Text();
    private final WordEncoder words;
    private final CachePlaces places;
    private final int[] ends = new int[CachePlaces.LIMIT];
    private final char[] word = new char[WordCache.MAX_LENGTH];

    Latin1Batch(WordEncoder words, CachePlaces places) {
        this.words = words;
        this.places = places;
    }

    /** Takes the text to encode; false if not all of it is Latin-1. */
    boolean read(String string) {
        return text.read(string);
    }

    /** Encodes the text; null if it is not as it is expected. */
    int @Nullable [] encode(Latin1Pattern pattern, ByteLevelEncoder.Expectation expected, TokenIds ids) {
        byte[] bytes = text.bytes();
        int limit = text.length();
        if (!expected.isMetBy(bytes, limit)) {
            return null;
        }
        ids.truncate(0);
        for (int at = 0; at < limit; ) {
            int count = pattern.ends(bytes, at, limit, ends);
            places.begin();
            place(bytes, at, count);
            places.touch(count);
            lookUp(at, count, ids);
            at = ends[count - 1];
        }
        return ids.toArray();
    }

    private void place(byte[] bytes, int start, int count) {
        int at = start;
        for (int i = 0; i < count; i++) {
            int end = ends[i];
            int length = end - at;
            if (length <= ShortWord.MAX_LENGTH) {
                places.set(i, ShortWord.first(bytes, at, length), ShortWord.second(bytes, at, length));
            } else if (length <= WordCache.MAX_LENGTH) {
                text.copy(at, end, word);
                places.set(i, WordCache.hash(word, 0, length), 0);
            } else {
                places.set(i, 0, 0);
            }
            at = end;
        }
    }

    private void lookUp(int start, int count, TokenIds out) {
        int at = start;
        for (int i = 0; i < count; i++) {
            int end = ends[i];
            if (!(places.isShort(i) && places.copyIds(i, out))) {
                encodeOther(i, at, end, out);
            }
            at = end;
        }
    }

    /** A word that is not short or not known. */
    private void encodeOther(int i, int start, int end, TokenIds out) {
        int length = end - start;
        if (places.isShort(i)) {
            int tokens = merge(start, end, out);
            places.put(i, words.ids(), tokens);
        } else if (length > WordCache.MAX_LENGTH) {
            merge(start, end, out);
        } else {
            text.copy(start, end, word);
            if (!places.copyIds(i, word, 0, length, out)) {
                int tokens = merge(start, end, out);
                places.put(i, word, 0, length, words.ids(), tokens);
            }
        }
    }

    /** Appends the ids of a word that the cache does not have, and gives their number. */
    private int merge(int start, int end, TokenIds out) {
        int count = words.encode(text.bytes(), start, end);
        out.addAll(words.ids(), count);
        return count;
    }

    /** Whether nothing has come that needed large arrays. */
    boolean isSmall() {
        return text.isSmall();
    }
}
