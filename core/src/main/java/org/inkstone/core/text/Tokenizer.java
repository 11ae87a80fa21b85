package org.inkstone.core.text;

/**
 * A tokenizer (分词器): turns text into ids of a fixed vocabulary and back.
 *
 * <p>Implementations are immutable and may be shared between threads. Text that looks like a special token is encoded
 * as the plain text it is; who wants special tokens adds their ids.
 */
public interface Tokenizer {
    /**
     * Encodes text, without adding special tokens.
     *
     * @param text any string, unpaired surrogates included
     * @return ids in [0, {@link #vocabularySize()})
     */
    int[] encode(String text);

    /**
     * Decodes ids; special tokens among them are left out.
     *
     * @param ids ids in [0, {@link #vocabularySize()})
     * @return the text; bytes that are not UTF-8 become U+FFFD
     * @throws IllegalArgumentException if an id is out of range
     */
    String decode(int... ids);

    /**
     * The number of ids, special and added tokens included.
     *
     * @return at least 1
     */
    int vocabularySize();

    /**
     * Counts the tokens of a text.
     *
     * @param text any string
     * @return the length of {@link #encode(String)}
     */
    default int countTokens(String text) {
        return encode(text).length;
    }
}
