package org.inkstone.tokenizers.pretokenizer;

import java.util.ArrayList;
import java.util.List;

/**
 * Byte-level pre-tokenization (字节级预分词): cuts text by {@link Gpt2Pattern} and writes each piece in the
 * {@link ByteLevelAlphabet}.
 *
 * @param addPrefixSpace put a space before text that does not start with one, so that a word at the start of the text
 *     gets the same tokens as elsewhere; GPT-2 itself does not (false)
 * @param trimOffsets what tokenizer.json says beside it; it has a meaning only in the post-processor (true)
 * @param useRegex cut by GPT-2's pattern (true); if false the text, or the piece that another splitter cut, stays whole
 */
public record ByteLevel(boolean addPrefixSpace, boolean trimOffsets, boolean useRegex) {
    /** As GPT-2 does: no added space, cut by the pattern. */
    public static final ByteLevel GPT2 = new ByteLevel(false, true, true);

    /**
     * Pre-tokenizes a text; to look at, for the fast path never makes these strings.
     *
     * @param text any string
     * @return the pre-tokens, written in the byte-level alphabet
     */
    public List<String> preTokenize(String text) {
        String padded = addPrefixSpace && !text.isEmpty() && text.charAt(0) != ' ' ? " " + text : text;
        char[] characters = padded.toCharArray();
        List<String> pieces = new ArrayList<>();
        for (int start = 0; start < characters.length; ) {
            int end = end(characters, start, characters.length);
            pieces.add(ByteLevelAlphabet.write(padded.substring(start, end)));
            start = end;
        }
        return pieces;
    }

    /**
     * Finds the end of the pre-token that starts at a place.
     *
     * @param text the characters
     * @param start where the pre-token starts, in [0, limit)
     * @param limit where the text ends
     * @return the end, exclusive
     */
    public int end(char[] text, int start, int limit) {
        return useRegex ? Gpt2Pattern.INSTANCE.end(text, start, limit) : limit;
    }
}
