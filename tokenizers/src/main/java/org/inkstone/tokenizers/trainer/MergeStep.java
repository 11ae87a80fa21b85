package org.inkstone.tokenizers.trainer;

import org.inkstone.tokenizers.model.Merge;

/**
 * One step of training (训练的一步): the pair that was merged and how often it stood in the text at that moment.
 *
 * @param merge the pair
 * @param count how often it occurred, over all words, at least 1
 */
public record MergeStep(Merge merge, long count) {
    @Override
    public String toString() {
        return merge.left() + " + " + merge.right() + " -> " + merge.merged() + " (" + count + ")";
    }
}
