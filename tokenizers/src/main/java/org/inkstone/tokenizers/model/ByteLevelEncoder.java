package org.inkstone.tokenizers.model;

import java.util.Arrays;
import java.util.BitSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.inkstone.tokenizers.pretokenizer.ByteLevelAlphabet;
import org.inkstone.tokenizers.pretokenizer.SplitPattern;
import org.jspecify.annotations.Nullable;

/**
 * Byte-level BPE on pre-tokens (字节级 BPE): UTF-8 bytes become symbols, {@link BytePairEncoding} joins them.
 *
 * <p>The fast path of encoding. What it does beyond {@link SimpleBytePairEncoding}, with the same ids:
 *
 * <ul>
 *   <li>cuts {@linkplain WordBatch many pre-tokens at a time}, into an array of their ends, and makes no string of them;
 *   <li>reads eight characters at once of {@linkplain Latin1Batch texts of Latin-1}, which most western ones are;
 *   <li>looks each up in a bounded {@linkplain WordCache cache}; a {@linkplain ShortWord short word} is packed in two
 *       longs, which are its key there, so that finding it takes one cache line and no comparison of characters;
 *   <li>cuts {@linkplain ClauseEncoder clauses} of scripts without blanks where no merge can cross, and looks up the parts;
 *   <li>merges only what the cache does not have, in arrays that are used again, with a {@linkplain LiveMergeTable table}
 *       that the processor's caches hold.
 * </ul>
 *
 * <p>Memory: the cache grows with the words that occur, to 24 MB at most; the table of the merges takes about 12 bytes a
 * merge, and that of the cuts 1 MB once clauses have come. To be shared between threads.
 */
public final class ByteLevelEncoder {
    /** Says whether a text needs no other treatment. */
    public interface Expectation {
        /**
         * Looks at a text.
         *
         * @param text the characters, and others behind them
         * @param length how many belong to the text
         * @return whether it can be cut and encoded as it is
         */
        boolean isMetBy(char[] text, int length);

        /**
         * Looks at a text of Latin-1 characters.
         *
         * @param latin1 the characters, a byte each, and others behind them
         * @param length how many belong to the text
         * @return whether it can be cut and encoded as it is
         */
        boolean isMetBy(byte[] latin1, int length);
    }

    private final BytePairEncoding model;
    /** The id of each byte, -1 where the vocabulary has none. */
    private final int[] byteIds;

    private final int[] byteSymbols;
    /** The merges that can happen. */
    private final LiveMergeTable table;

    private final UnmergedWords unmerged;
    private final WordCache cache;
    /** For long words without blanks; made when the first comes. */
    private volatile @Nullable ClauseEncoder clauses;
    /** For words of more bytes than are merged at once; made when the first comes. */
    private volatile @Nullable ByteCuts byteCuts;
    /** The arrays of the last text, for the next one. */
    private final AtomicReference<@Nullable WordBatch> spare = new AtomicReference<>();

    /**
     * Makes an encoder.
     *
     * @param model a model whose vocabulary is written in the byte-level alphabet
     */
    public ByteLevelEncoder(BytePairEncoding model) {
        this(model, new WordCache());
    }

    ByteLevelEncoder(BytePairEncoding model, WordCache cache) {
        this.model = model;
        this.cache = cache;
        this.table = model.liveMerges();
        this.byteIds = byteIds(model.vocabulary());
        this.byteSymbols = table.numbers().symbols(byteIds);
        this.unmerged = model.ignoreMerges() ? unmerged() : UnmergedWords.NONE;
    }

    private UnmergedWords unmerged() {
        BitSet known = model.unmerged();
        return new UnmergedWords(
                model.vocabulary(),
                known == null
                        ? UnmergedWords.find(
                                model.vocabulary(),
                                () -> new WordEncoder(table, byteSymbols, UnmergedWords.NONE, () -> null))
                        : known);
    }

    private static int[] byteIds(Vocabulary vocabulary) {
        return IntStream.range(0, 256)
                .map(b -> vocabulary.id(String.valueOf(ByteLevelAlphabet.character(b))))
                .toArray();
    }

    /**
     * Whether a vocabulary has all 256 bytes, without an encoder.
     *
     * @param vocabulary tokens written in the byte-level alphabet
     * @return true if no text is lost
     */
    public static boolean coversAllBytes(Vocabulary vocabulary) {
        return Arrays.stream(byteIds(vocabulary)).allMatch(id -> id >= 0);
    }

    /**
     * Whether the vocabulary has all 256 bytes; if not, the bytes it lacks vanish from the result.
     *
     * @return true if no text is lost
     */
    public boolean coversAllBytes() {
        return Arrays.stream(byteIds).allMatch(id -> id >= 0);
    }

    /**
     * Whether the vocabulary has a byte.
     *
     * @param value the byte, in [0, 255]
     * @return true if it has an id
     */
    public boolean covers(int value) {
        return byteIds[value] >= 0;
    }

    /**
     * Cuts a text into pre-tokens and encodes them.
     *
     * @param text the characters; an unpaired surrogate counts as U+FFFD
     * @param start where to begin
     * @param limit where to stop, exclusive
     * @param pattern where to cut; null leaves the text whole
     * @param out takes the ids
     */
    public void encodeAll(char[] text, int start, int limit, @Nullable SplitPattern pattern, TokenIds out) {
        if (start < limit) {
            WordBatch batch = take();
            batch.encode(text, start, limit, pattern, out);
            giveBack(batch);
        }
    }

    /**
     * Cuts a text into pre-tokens and encodes them; the quickest way for short texts.
     *
     * @param text any string; an unpaired surrogate counts as U+FFFD
     * @param pattern where to cut; null leaves the text whole
     * @param expected says whether the text can be encoded as it is
     * @return the ids; null if the expectation is not met
     */
    public int @Nullable [] encode(String text, @Nullable SplitPattern pattern, Expectation expected) {
        WordBatch batch = take();
        int[] ids = batch.encode(text, pattern, expected);
        giveBack(batch);
        return ids;
    }

    private WordBatch take() {
        WordBatch kept = spare.getAndSet(null);
        return kept == null ? new WordBatch(this) : kept;
    }

    private void giveBack(WordBatch batch) {
        if (batch.isSmall()) {
            spare.setRelease(batch);
        }
    }

    /** The words seen before. */
    WordCache cache() {
        return cache;
    }

    /** What encodes other words; for one thread. */
    WordEncoder words() {
        return new WordEncoder(table, byteSymbols, unmerged, this::byteCuts);
    }

    /** Whether clauses are cut: where bytes vanish, their neighbours meet, so the cuts would not be safe. */
    boolean cutsClauses() {
        return coversAllBytes() && model.vocabulary().idLimit() <= CharacterTokens.ID_LIMIT;
    }

    /** Where long words may be cut; null where bytes vanish, so that their neighbours meet. */
    private @Nullable ByteCuts byteCuts() {
        ByteCuts made = byteCuts;
        if (made == null && coversAllBytes()) {
            synchronized (this) {
                made = byteCuts;
                if (made == null) {
                    made = new ByteCuts(model.vocabulary(), model.rankedMerges());
                    byteCuts = made;
                }
            }
        }
        return made;
    }

    /** What encodes clauses. */
    ClauseEncoder clauses() {
        ClauseEncoder made = clauses;
        if (made == null) {
            synchronized (this) {
                made = clauses;
                if (made == null) {
                    made = new ClauseEncoder(new CharacterCuts(model.vocabulary(), model.rankedMerges()), cache);
                    clauses = made;
                }
            }
        }
        return made;
    }

    /**
     * Encodes a pre-token.
     *
     * @param text the characters; an unpaired surrogate counts as U+FFFD
     * @param start where the pre-token starts
     * @param end where it ends, exclusive
     * @param out takes the ids
     */
    public void encode(char[] text, int start, int end, TokenIds out) {
        encodeAll(text, start, end, null, out);
    }
}
