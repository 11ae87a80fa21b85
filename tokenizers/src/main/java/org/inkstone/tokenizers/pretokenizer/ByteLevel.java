package org.inkstone.tokenizers.pretokenizer;

import java.util.ArrayList;
import java.util.List;
import org.inkstone.tokenizers.text.AlignedText;

/**
 * Byte-level pre-tokenization (字节级预分词): cuts text by {@link Gpt2Pattern} and writes each piece in the
 * {@link ByteLevelAlphabet}.
 *
 * @param addPrefixSpace put a space before text that does not start with one, so that a word at the start of the text
 *     gets the same tokens as elsewhere; GPT-2 itself does not (false)
 * @param trimOffsets what tokenizer.json says beside it; it has a meaning only in the post-processor (true)
 * @param useRegex cut by GPT-2's pattern (true); if false the text, or the piece that another splitter cut, stays whole
 */
public record ByteLevel(boolean addPrefixSpace, boolean trimOffsets, boolean useRegex) implements PreTokenizer {
    /** As GPT-2 does: no added space, cut by the pattern. */
    public static final ByteLevel GPT2 = new ByteLevel(false, true, true);

    @Override
    public List<AlignedText> preTokenize(AlignedText piece) {
        if (addPrefixSpace && piece.length() > 0 && piece.characters()[0] != ' ') {
            AlignedText.Rewriting rewriting = piece.rewrite();
            // The space takes the place of the first character, and that character keeps it.
            rewriting.prepend(" ");
            rewriting.finish();
        }
        List<AlignedText> pieces = new ArrayList<>();
        int limit = piece.length();
        for (int start = 0; start < limit; ) {
            int end = end(piece.characters(), start, limit);
            AlignedText word = piece.slice(start, end);
            ByteLevelAlphabet.write(word);
            pieces.add(word);
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
