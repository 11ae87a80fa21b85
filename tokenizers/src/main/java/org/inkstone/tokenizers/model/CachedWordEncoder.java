package org.inkstone.tokenizers.model;

/**
 * Encodes stretches of raw text, each seen before at the cost of a look-up (原文片段缓存): what a model and all that comes
 * before it make of a stretch is remembered by its characters.
 *
 * <p>Useful where a text can be cut before it is normalized, so that a known word is neither rewritten nor copied. The
 * caller vouches that the tokens of a stretch do not depend on what stands around it.
 *
 * <p>Bounded: the cache holds at most 393,216 stretches of at most 64 characters, in at most 24 MB, and grows with
 * what occurs. To be shared between threads; the result never depends on what is cached.
 */
public final class CachedWordEncoder {
    /** How many characters must lie behind a stretch in its array; which ones does not matter. */
    public static final int PADDING = ShortWord.READ;

    private final WordCache cache = new WordCache();

    /** Encodes what is not cached. For one thread, so that it may keep its arrays from word to word. */
    @FunctionalInterface
    public interface Words {
        /**
         * Appends the ids of a stretch.
         *
         * @param text the characters
         * @param start where the stretch starts
         * @param end where it ends, exclusive; after {@code start}
         * @param out takes the ids
         */
        void encode(char[] text, int start, int end, TokenIds out);
    }

    /** Makes an encoder with an empty cache. */
    public CachedWordEncoder() {}

    /**
     * Appends the ids of a stretch.
     *
     * @param text the characters, at least {@link #PADDING} more than those up to {@code end}
     * @param start where the stretch starts
     * @param end where it ends, exclusive; after {@code start}
     * @param words what encodes the stretch if it is not in the cache; the same for each call but for the thread
     * @param out takes the ids
     */
    public void encode(char[] text, int start, int end, Words words, TokenIds out) {
        int length = end - start;
        if (length > WordCache.MAX_LENGTH) {
            words.encode(text, start, end, out);
            return;
        }
        if (length <= ShortWord.MAX_LENGTH && ShortWord.fits(text, start, length)) {
            long first = ShortWord.first(text, start, length);
            long second = ShortWord.second(text, start, length);
            CachedWords known = cache.words();
            int slot = known.find(known.home(CachedWords.hash(first, second)), first, second);
            if (slot >= 0) {
                known.copyIds(slot, out);
            } else {
                int[] ids = append(text, start, end, words, out);
                cache.put(first, second, ids, ids.length);
            }
        } else {
            long hash = WordCache.hash(text, start, end);
            CachedWords known = cache.words();
            int slot = known.find(known.home(CachedWords.hash(hash, 0)), hash, text, start, end);
            if (slot >= 0) {
                known.copyIds(slot, out);
            } else {
                int[] ids = append(text, start, end, words, out);
                cache.put(hash, text, start, end, ids, ids.length);
            }
        }
    }

    /** Encodes a stretch and gives the ids that it has. */
    private static int[] append(char[] text, int start, int end, Words words, TokenIds out) {
        int before = out.size();
        words.encode(text, start, end, out);
        return out.toArray(before);
    }
}
