package org.inkstone.tokenizers.pretokenizer;

import java.util.ArrayList;
import java.util.List;
import org.inkstone.tokenizers.text.AlignedText;

/**
 * Splitting by a pattern (按模式切分), before the byte-level step.
 *
 * @param pattern where to cut; every pattern here leaves no character out, so the two behaviours cut alike
 * @param behavior what becomes of the parts that match
 */
public record Split(SplitPattern pattern, Behavior behavior) implements PreTokenizer {
    /** What becomes of the parts that match. */
    public enum Behavior {
        /** Each match is a pre-token, and so is what is between them: {@code "Isolated"}, {@code "invert": false}. */
        ISOLATED,
        /** What is between the matches goes: {@code "Removed"}, {@code "invert": true}. */
        MATCHES_KEPT
    }

    @Override
    public List<AlignedText> preTokenize(AlignedText piece) {
        List<AlignedText> pieces = new ArrayList<>();
        for (int start = 0; start < piece.length(); ) {
            int end = pattern.end(piece.characters(), start, piece.length());
            pieces.add(piece.slice(start, end));
            start = end;
        }
        return pieces;
    }
}
