package org.inkstone.tokenizers.model;

import java.util.Arrays;
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
 *   <li>looks each up in a bounded {@linkplain CachedWords cache}; a {@linkplain ShortWord short word} is packed in two
 *       longs, which are its key there, so that finding it takes one cache line and no comparison of characters;
 *   <li>merges only words that the cache does not have, in arrays that are used again, with a
 *       {@linkplain LiveMergeTable table} that the processor's caches hold.
 * </ul>
 *
 * <p>Memory: the cache takes at most 24 MB, and starts with 40 KB; for a model with {@code ignoreMerges}, the tokens' bytes are held once more.
 * To be shared between threads.
 */
public final class ByteLevelEncoder {
    private final BytePairEncoding model;
    /** The id of each byte, -1 where the vocabulary has none. */
    private final int[] byteIds;
    /** The merges that can happen. */
    private final LiveMergeTable table;
    /** The whole words of a model with {@code ignoreMerges}; without words for others. */
    private final TokenBytes tokens;

    private final WordCache cache;

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
        this.table = new LiveMergeTable(model.vocabulary().idLimit(), new LiveMerges(model));
        this.byteIds = byteIds(model.vocabulary());
        this.tokens = model.ignoreMerges() ? new TokenBytes(model.vocabulary()) : TokenBytes.NONE;
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
            new WordBatch(text, limit, cache, this::wordEncoder, out).encode(start, pattern);
        }
    }

    private WordEncoder wordEncoder() {
        return new WordEncoder(model, table, byteIds, tokens);
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
