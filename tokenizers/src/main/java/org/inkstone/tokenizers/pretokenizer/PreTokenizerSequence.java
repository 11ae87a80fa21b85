package org.inkstone.tokenizers.pretokenizer;

import java.util.ArrayList;
import java.util.List;
import org.inkstone.tokenizers.text.AlignedText;

/**
 * Pre-tokenizers one after the other (预分词序列): each cuts the pieces of the one before.
 *
 * @param steps the pre-tokenizers, first to last
 */
public record PreTokenizerSequence(List<PreTokenizer> steps) implements PreTokenizer {
    public PreTokenizerSequence {
        steps = List.copyOf(steps);
    }

    @Override
    public List<AlignedText> preTokenize(AlignedText piece) {
        List<AlignedText> pieces = List.of(piece);
        for (PreTokenizer step : steps) {
            List<AlignedText> cut = new ArrayList<>();
            for (AlignedText part : pieces) {
                cut.addAll(step.preTokenize(part));
            }
            pieces = cut;
        }
        return pieces;
    }
}
