package org.inkstone.tokenizers.model;

/**
 * Encodes words that end in a character of three bytes, such as a clause of Chinese (子句): cuts them {@linkplain
 * CharacterCuts where no merge can cross} and looks up the parts, single characters in a table, others in the cache.
 *
 * <p>The whole word is not remembered, since clauses rarely repeat. To be shared between threads.
 */
final class ClauseEncoder {
    private final CharacterCuts cuts;
    private final CharacterTokens characters = new CharacterTokens();
    private final WordCache cache;

    ClauseEncoder(CharacterCuts cuts, WordCache cache) {
        this.cuts = cuts;
        this.cache = cache;
    }

    /** Appends the ids of a word; what encodes its parts is for this thread. */
    void encode(char[] text, int start, int end, WordEncoder words, TokenIds out) {
        int whole = words.whole(text, start, end);
        if (whole >= 0) {
            out.add(whole);
            return;
        }
        int from = start;
        char left = text[start];
        for (int at = start + 1; at < end; at++) {
            char right = text[at];
            if (cuts.between(left, right)) {
                encodePart(text, from, at, words, out);
                from = at;
            }
            left = right;
        }
        encodePart(text, from, end, words, out);
    }

    private void encodePart(char[] text, int start, int end, WordEncoder words, TokenIds out) {
        int length = end - start;
        if (length == 1) {
            char character = text[start];
            if (!characters.copyIds(character, out)) {
                int count = merge(text, start, end, words, out);
                characters.put(character, words.ids(), count);
            }
        } else if (length <= ShortWord.MAX_WIDE) {
            long first = ShortWord.firstWide(text, start, length);
            long second = ShortWord.secondWide(text, start, length);
            CachedWords known = cache.words();
            int slot = known.find(known.home(CachedWords.hash(first, second)), first, second);
            if (slot >= 0) {
                known.copyIds(slot, out);
            } else {
                int count = merge(text, start, end, words, out);
                cache.put(first, second, words.ids(), count);
            }
        } else if (length <= WordCache.MAX_LENGTH) {
            long hash = WordCache.hash(text, start, end);
            CachedWords known = cache.words();
            int slot = known.find(known.home(CachedWords.hash(hash, 0)), hash, text, start, end);
            if (slot >= 0) {
                known.copyIds(slot, out);
            } else {
                int count = merge(text, start, end, words, out);
                cache.put(hash, text, start, end, words.ids(), count);
            }
        } else {
            merge(text, start, end, words, out);
        }
    }

    private static int merge(char[] text, int start, int end, WordEncoder words, TokenIds out) {
        int count = words.merge(text, start, end);
        out.addAll(words.ids(), count);
        return count;
    }
}
