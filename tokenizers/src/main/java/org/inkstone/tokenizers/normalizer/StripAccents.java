package org.inkstone.tokenizers.normalizer;

import org.inkstone.tokenizers.text.AlignedText;

/**
 * Removes combining marks (去除重音符). It does not take characters apart: é as one character stays, so use
 * {@link NormalForm#NFD} before it.
 *
 * <p>Linear. The marks are those of Unicode 9, as in the reference.
 */
public record StripAccents() implements Normalizer {
    @Override
    public void normalize(AlignedText text) {
        CharacterRewriter rewriter = point ->
                NormalizerClasses.isAny(point, NormalizerClasses.COMBINING_MARK) ? CharacterRewriter.REMOVED : point;
        rewriter.rewrite(text);
    }
}
