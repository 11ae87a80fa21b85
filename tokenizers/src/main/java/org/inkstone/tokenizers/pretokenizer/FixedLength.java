package org.inkstone.tokenizers.pretokenizer;

import java.util.List;
import org.inkstone.tokenizers.text.AlignedText;

/**
 * Cutting into pieces of equal length (定长切分).
 *
 * @param length characters a piece, at least 1 (5); the last may be shorter
 */
public record FixedLength(int length) implements PreTokenizer {
    /** The length that the format means if it says nothing. */
    public static final int DEFAULT = 5;

    public FixedLength {
        if (length < 1) {
            throw new IllegalArgumentException("length must be at least 1, got " + length);
        }
    }

    @Override
    public List<AlignedText> preTokenize(AlignedText piece) {
        return Pieces.of(piece, this::part, Split.Behavior.ISOLATED, false);
    }

    private void part(char[] text, int from, int to, Delimiter.Parts parts) {
        for (int start = from; start < to; ) {
            int end = start;
            for (int n = 0; n < length && end < to; n++) {
                end += Character.charCount(Scan.codePoint(text, end, to));
            }
            parts.add(start, end, true);
            start = end;
        }
    }
}
