package org.inkstone.tokenizers.trainer;

import java.util.Locale;
import org.inkstone.tokenizers.model.Merge;

/**
 * One step of WordPiece by the papers' criterion (WordPiece 训练的一步), with the numbers that decided it.
 *
 * @param merge the pair
 * @param merged the token it makes
 * @param count how often the pair occurs, freq(ab), at least 1
 * @param leftCount how often its left token occurs, freq(a), at least {@code count}
 * @param rightCount how often its right token occurs, freq(b), at least {@code count}
 */
public record WordPieceStep(Merge merge, String merged, long count, long leftCount, long rightCount) {
    /**
     * The score of the pair.
     *
     * @return freq(ab) / (freq(a) · freq(b)), in (0, 1]
     */
    public double score() {
        return count / ((double) leftCount * rightCount);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s + %s -> %s (%d / (%d · %d) = %.6f)",
                merge.left(),
                merge.right(),
                merged,
                count,
                leftCount,
                rightCount,
                score());
    }
}
