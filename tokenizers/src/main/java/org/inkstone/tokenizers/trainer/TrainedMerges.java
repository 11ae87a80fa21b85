package org.inkstone.tokenizers.trainer;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.inkstone.tokenizers.model.BytePairEncoding;
import org.inkstone.tokenizers.model.Merge;
import org.inkstone.tokenizers.model.Vocabulary;

/**
 * What training gives (训练结果): the vocabulary and the steps that led to it.
 *
 * @param vocabulary the tokens in the order of their ids: special tokens, alphabet, then what each merge made
 * @param steps the merges in the order they were found, with their counts
 * @param continuingSubwordPrefix what marks tokens that do not begin a word; empty if nothing does
 * @param endOfWordSuffix what marks tokens that end a word; empty if nothing does
 */
public record TrainedMerges(
        List<String> vocabulary, List<MergeStep> steps, String continuingSubwordPrefix, String endOfWordSuffix) {
    public TrainedMerges {
        vocabulary = List.copyOf(vocabulary);
        steps = List.copyOf(steps);
    }

    /**
     * The result of a training without affixes.
     *
     * @param vocabulary the tokens in the order of their ids
     * @param steps the merges in the order they were found
     */
    public TrainedMerges(List<String> vocabulary, List<MergeStep> steps) {
        this(vocabulary, steps, "", "");
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
     * @return a new model without an unknown token: characters that were not learned vanish
     */
    public BytePairEncoding model() {
        return model(Optional.empty());
    }

    /**
     * The model that encodes with what was learned.
     *
     * @param unknownToken the token of characters that were not learned, if there is one
     * @return a new model
     */
    public BytePairEncoding model(Optional<String> unknownToken) {
        return new BytePairEncoding(
                Vocabulary.of(vocabulary),
                merges(),
                new BytePairEncoding.Options(
                        unknownToken, false, false, continuingSubwordPrefix, endOfWordSuffix, false, 0));
    }
}
