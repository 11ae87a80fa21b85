package org.inkstone.tokenizers.encoding;

import org.inkstone.core.text.Tokenizer;
import org.inkstone.tokenizers.added.AllowedSpecial;
import org.jspecify.annotations.Nullable;

/**
 * A subword tokenizer (子词分词器): what every file format of this module has in common, beyond ids.
 *
 * <p>Whoever reads tokenizers of several kinds works with this type; the classes behind it have more to offer.
 */
public interface SubwordTokenizer extends Tokenizer {
    /**
     * Encodes text, without adding special tokens around it.
     *
     * @param text any string; an unpaired surrogate counts as U+FFFD
     * @param allowed which special tokens in the text count as such
     * @return ids in [0, {@link #vocabularySize()})
     */
    int[] encode(String text, AllowedSpecial allowed);

    /**
     * Encodes text and says where each token stands in it.
     *
     * @param text any string; an unpaired surrogate counts as U+FFFD
     * @param allowed which special tokens in the text count as such
     * @param addSpecialTokens whether special tokens are added around the text, if the file names some
     * @return ids, tokens and spans
     */
    Encoding encode(String text, AllowedSpecial allowed, boolean addSpecialTokens);

    /**
     * Decodes ids.
     *
     * @param skipSpecialTokens whether special tokens are left out
     * @param ids ids in [0, {@link #vocabularySize()})
     * @return the text; bytes that are not UTF-8 become U+FFFD
     * @throws IllegalArgumentException if an id is out of range
     */
    String decode(boolean skipSpecialTokens, int... ids);

    /**
     * The id of a token.
     *
     * @param token the token as the vocabulary writes it
     * @return the id, or -1
     */
    int tokenToId(String token);

    /**
     * The token of an id.
     *
     * @param id any number
     * @return the token as the vocabulary writes it, or null if no token has the id
     */
    @Nullable
    String idToToken(int id);
}
