package org.inkstone.tokenizers.pretokenizer;

import java.util.List;
import org.inkstone.tokenizers.text.AlignedText;

/**
 * Splitting into words and runs of signs (按空白与标点切分): {@code \w+|[^\w\s]+}. White space goes.
 * <pre>{@code
 * "Hey, friend!"  ->  "Hey" "," "friend" "!"
 * }</pre>
 */
public record Whitespace() implements PreTokenizer {
    private static final int SPACE = 0;
    private static final int WORD = 1;
    private static final int SIGN = 2;

    @Override
    public List<AlignedText> preTokenize(AlignedText piece) {
        return Pieces.of(piece, Whitespace::part, Split.Behavior.REMOVED, true);
    }

    private static void part(char[] text, int from, int to, Delimiter.Parts parts) {
        for (int start = from; start < to; ) {
            int kind = kind(Scan.codePoint(text, start, to));
            int end = start;
            while (end < to && kind(Scan.codePoint(text, end, to)) == kind) {
                end += Character.charCount(Scan.codePoint(text, end, to));
            }
            parts.add(start, end, kind != SPACE);
            start = end;
        }
    }

    private static int kind(int point) {
        return CharacterClasses.isWord(point) ? WORD : CharacterClasses.isWhiteSpace(point) ? SPACE : SIGN;
    }
}
