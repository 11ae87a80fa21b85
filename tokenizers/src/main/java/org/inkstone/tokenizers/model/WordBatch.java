package org.inkstone.tokenizers.model;

import org.inkstone.tokenizers.pretokenizer.Latin1Pattern;
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
    /** Texts up to this length need no new arrays. */
    private static final int USUAL = 1 << 12;
    /** So many clauses do not pay for the table that says where to cut them. */
    private static final int FEW_CLAUSES = 64;

    private final WordEncoder words;
    private final ByteLevelEncoder encoder;
    /** A word whose last character is not lower is a clause, if clauses are cut. */
    private final int firstOfClauses;
    /** What cuts clauses; null as long as few have come, which are words like others then. */
    private @Nullable ClauseEncoder clauses;

    private int clausesSeen;

    private final CachePlaces places;
    private final Latin1Batch latin1;
    private final int[] ends = new int[CachePlaces.LIMIT];
    /** The word at the end of the text, behind which there are not enough characters to read. */
    private final char[] lastWord = new char[ShortWord.READ];

    /** A text's characters and, behind them, room to read on. */
    private char[] characters = new char[USUAL];

    private final TokenIds ids = new TokenIds(USUAL / 2);

    WordBatch(ByteLevelEncoder encoder) {
        this.encoder = encoder;
        this.places = new CachePlaces(encoder.cache());
        this.words = encoder.words();
        this.latin1 = new Latin1Batch(words, places);
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
            places.begin();
            place(text, at, count);
            places.touch(count);
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
        Latin1Pattern quick = pattern == null ? null : pattern.latin1();
        if (quick != null && latin1.read(text)) {
            return latin1.encode(quick, expected, ids);
        }
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
        return characters.length == USUAL && words.isSmall() && latin1.isSmall();
    }

    private void place(char[] text, int start, int count) {
        int at = start;
        for (int i = 0; i < count; i++) {
            int end = ends[i];
            int length = end - at;
            if (text[end - 1] >= firstOfClauses && cutsClauses(text, at, end)) {
                places.set(i, 0, 0);
            } else if (!(length <= ShortWord.MAX_LENGTH && placeShort(i, text, at, length))) {
                places.set(i, length <= WordCache.MAX_LENGTH ? WordCache.hash(text, at, end) : 0, 0);
            }
            at = end;
        }
    }

    private boolean placeShort(int i, char[] text, int start, int length) {
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
        places.set(i, ShortWord.first(from, at, length), ShortWord.second(from, at, length));
        return true;
    }

    private void lookUp(char[] text, int start, int count, TokenIds out) {
        int at = start;
        for (int i = 0; i < count; i++) {
            int end = ends[i];
            if (places.isShort(i)) {
                if (!places.copyIds(i, out)) {
                    int tokens = merge(text, at, end, out);
                    places.put(i, words.ids(), tokens);
                }
            } else if (text[end - 1] >= firstOfClauses && clauses != null) {
                clauses.encode(text, at, end, words, out);
            } else if (end - at > WordCache.MAX_LENGTH) {
                merge(text, at, end, out);
            } else if (!places.copyIds(i, text, at, end, out)) {
                int tokens = merge(text, at, end, out);
                places.put(i, text, at, end, words.ids(), tokens);
            }
            at = end;
        }
    }

    private int merge(char[] text, int start, int end, TokenIds out) {
        int count = words.encode(text, start, end);
        out.addAll(words.ids(), count);
        return count;
    }

    private boolean cutsClauses(char[] text, int start, int end) {
        // Dashes and quotation marks alone are no clauses.
        boolean isLong = end - start > 3 && text[end - 2] >= firstOfClauses;
        if (clauses == null && isLong && ++clausesSeen > FEW_CLAUSES) {
            clauses = encoder.clauses();
        }
        return clauses != null;
    }
}
