package org.inkstone.tokenizers.trainer;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.inkstone.tokenizers.model.BytePairEncoding;
import org.inkstone.tokenizers.model.Merge;
import org.inkstone.tokenizers.model.Vocabulary;

/**
 * What training gives (训练结果): the vocabulary and the steps that led to it.
 *
 * @param vocabulary the tokens in the order of their ids: special tokens, alphabet, then what each merge made
 * @param steps the merges in the order they were found, with their counts
 */
public record TrainedMerges(List<String> vocabulary, List<MergeStep> steps) {
    public TrainedMerges {
        vocabulary = List.copyOf(vocabulary);
        steps = List.copyOf(steps);
    }

    /**
     * The merges by rank.
     *
     * @return each merge once; of one that was found twice, the later place counts, as in the reference
     */
    public List<Merge> merges() {
        Set<Merge> merges = new LinkedHashSet<>();
        for (MergeStep step : steps) {
            merges.remove(step.merge());
            merges.add(step.merge());
        }
        return List.copyOf(merges);
    }

    /**
     * The model that encodes with what was learned.
     *
     * @return a new model
     */
    public BytePairEncoding model() {
        return new BytePairEncoding(Vocabulary.of(vocabulary), merges(), false);
    }
}
