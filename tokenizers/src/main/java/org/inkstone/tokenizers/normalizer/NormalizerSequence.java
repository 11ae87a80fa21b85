package org.inkstone.tokenizers.normalizer;

import java.util.List;
import org.inkstone.tokenizers.text.AlignedText;

/**
 * Normalizers one after the other (规范化序列).
 *
 * @param steps the normalizers, first to last
 */
public record NormalizerSequence(List<Normalizer> steps) implements Normalizer {
    public NormalizerSequence {
        steps = List.copyOf(steps);
    }

    @Override
    public void normalize(AlignedText text) {
        for (Normalizer step : steps) {
            step.normalize(text);
        }
    }

    @Override
    public String normalize(String text) {
        String normalized = WholeText.of(text);
        for (Normalizer step : steps) {
            normalized = step.normalize(normalized);
        }
        return normalized;
    }
}
