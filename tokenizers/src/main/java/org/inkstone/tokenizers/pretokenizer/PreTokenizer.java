package org.inkstone.tokenizers.pretokenizer;

import java.util.List;
import org.inkstone.tokenizers.text.AlignedText;

/**
 * A pre-tokenizer (预分词器): cuts text into pre-tokens, pieces that no token crosses. Immutable; to be shared between
 * threads.
 *
 * @book 词元化（分词）：预分词
 */
public interface PreTokenizer {
    /**
     * Cuts a piece of text further.
     *
     * @param piece a text, or a piece that another pre-tokenizer cut; may be rewritten
     * @return the pieces in order, none empty
     */
    List<AlignedText> preTokenize(AlignedText piece);

    /**
     * Pre-tokenizes a string; to look at.
     *
     * @param text any string
     * @return the pre-tokens
     */
    default List<String> preTokenize(String text) {
        return text.isEmpty()
                ? List.of()
                : preTokenize(AlignedText.unaligned(text, 0, text.length())).stream()
                        .map(AlignedText::toString)
                        .toList();
    }
}
