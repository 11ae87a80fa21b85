package org.inkstone.tokenizers.model;

import org.inkstone.tokenizers.pretokenizer.SplitPattern;
import org.jspecify.annotations.Nullable;

/**
 * Encodes one text, many pre-tokens at a time (分批编码).
 *
 * <p>A look-up in a large table waits for memory. So the work on a batch of pre-tokens is cut in steps, and the waiting
 * is done for all of them at once:
 *
 * <ol>
 *   <li>find where they end;
 *   <li>make their keys and places in the cache;
 *   <li>read all those places, which the processor does side by side;
 *   <li>look them up, and merge the few that are not there.
 * </ol>
 *
 * <p>For one thread.
 */
final class WordBatch {
    private static final int BATCH = 64;
    /** Texts up to this length need no new arrays. */
    private static final int USUAL = 1 << 12;

    private final WordCache cache;
    private final WordEncoder words;
    private final ByteLevelEncoder encoder;
    /** A word whose last character is not lower is a clause. */
    private final int firstOfClauses;

    private final int[] ends = new int[BATCH];
    private final CachedWords[] tables = new CachedWords[BATCH];
    private final int[] homes = new int[BATCH];
    /** The first part of the key of a short word, the hash of a longer one. */
    private final long[] firsts = new long[BATCH];
    /** The second part of the key of a short word, 0 for a longer one. */
    private final long[] seconds = new long[BATCH];
    /** The word at the end of the text, behind which there are not enough characters to read. */
    private final char[] lastWord = new char[ShortWord.READ];

    /** A text's characters and, behind them, room to read on. */
    private char[] characters = new char[USUAL];

    private final TokenIds ids = new TokenIds(USUAL / 2);
    private @Nullable ClauseEncoder clauses;
    /** What {@link CachedWords#touch} gave; kept so that its reads are not left out. */
    @SuppressWarnings("UnusedVariable")
    private long touched;

    WordBatch(ByteLevelEncoder encoder) {
        this.encoder = encoder;
        this.cache = encoder.cache();
        this.words = encoder.words();
        this.firstOfClauses = encoder.cutsClauses() ? CharacterCuts.FIRST : Integer.MAX_VALUE;
    }

    /** Encodes the text from a place to another; without a pattern, as one pre-token. */
    void encode(char[] text, int start, int limit, @Nullable SplitPattern pattern, TokenIds out) {
        for (int at = start; at < limit; ) {
            int count = 1;
            if (pattern != null) {
                count = pattern.ends(text, at, limit, ends);
            } else {
                ends[0] = limit;
            }
            makeKeys(text, at, count);
            for (int i = 0; i < count; i++) {
                // These reads do not wait for each other, as they would between look-ups.
                touched += tables[i].touch(homes[i]);
            }
            lookUp(text, at, count, out);
            at = ends[count - 1];
        }
    }

    /**
     * Encodes a text.
     *
     * @return the ids, or null if the text is not as it is expected
     */
    int @Nullable [] encode(String text, @Nullable SplitPattern pattern, ByteLevelEncoder.Expectation expected) {
        int length = text.length();
        if (length > characters.length - ShortWord.READ) {
            characters = new char[length + ShortWord.READ];
        }
        text.getChars(0, length, characters, 0);
        if (!expected.isMetBy(characters, length)) {
            return null;
        }
        ids.truncate(0);
        encode(characters, 0, length, pattern, ids);
        return ids.toArray();
    }

    /** Whether nothing has come that needed large arrays. */
    boolean isSmall() {
        return characters.length == USUAL && words.isSmall();
    }

    private void makeKeys(char[] text, int start, int count) {
        int at = start;
        for (int i = 0; i < count; i++) {
            int end = ends[i];
            int length = end - at;
            firsts[i] = 0;
            seconds[i] = 0;
            if (text[end - 1] < firstOfClauses
                    && !(length <= ShortWord.MAX_LENGTH && makeShortKey(i, text, at, length))
                    && length <= WordCache.MAX_LENGTH) {
                firsts[i] = WordCache.hash(text, at, end);
            }
            long hash = CachedWords.hash(firsts[i], seconds[i]);
            tables[i] = cache.table(hash);
            homes[i] = tables[i].home(hash);
            at = end;
        }
    }

    private boolean makeShortKey(int i, char[] text, int start, int length) {
        char[] from = text;
        int at = start;
        if (start + ShortWord.READ > text.length) {
            System.arraycopy(text, start, lastWord, 0, length);
            from = lastWord;
            at = 0;
        }
        if (!ShortWord.fits(from, at, length)) {
            return false;
        }
        firsts[i] = ShortWord.first(from, at, length);
        seconds[i] = ShortWord.second(from, at, length);
        return true;
    }

    private void lookUp(char[] text, int start, int count, TokenIds out) {
        int at = start;
        for (int i = 0; i < count; i++) {
            int end = ends[i];
            CachedWords known = tables[i];
            if (seconds[i] != 0) {
                int slot = known.find(homes[i], firsts[i], seconds[i]);
                if (slot >= 0) {
                    known.copyIds(slot, out);
                } else {
                    int tokens = merge(text, at, end, out);
                    cache.put(firsts[i], seconds[i], words.ids(), tokens);
                }
            } else if (text[end - 1] >= firstOfClauses) {
                clauses().encode(text, at, end, words, out);
            } else if (end - at > WordCache.MAX_LENGTH) {
                merge(text, at, end, out);
            } else {
                int slot = known.find(homes[i], firsts[i], text, at, end);
                if (slot >= 0) {
                    known.copyIds(slot, out);
                } else {
                    int tokens = merge(text, at, end, out);
                    cache.put(firsts[i], text, at, end, words.ids(), tokens);
                }
            }
            at = end;
        }
    }

    private int merge(char[] text, int start, int end, TokenIds out) {
        int count = words.encode(text, start, end);
        out.addAll(words.ids(), count);
        return count;
    }

    private ClauseEncoder clauses() {
        if (clauses == null) {
            clauses = encoder.clauses();
        }
        return clauses;
    }
}
