package org.inkstone.tokenizers.trainer;

import org.inkstone.tokenizers.model.Merge;

/**
 * One step of training (训练的一步): the pair that was merged and how often it stood in the text at that moment.
 *
 * @param merge the pair
 * @param merged the token it makes: left and right joined, less the prefix of tokens inside words
 * @param count how often the pair occurred, over all words, at least 1
 */
public record MergeStep(Merge merge, String merged, long count) {
    /**
     * A step of a training without affixes.
     *
     * @param merge the pair
     * @param count how often it occurred, at least 1
     */
    public MergeStep(Merge merge, long count) {
        this(merge, merge.merged(), count);
    }

    @Override
    public String toString() {
        return merge.left() + " + " + merge.right() + " -> " + merged + " (" + count + ")";
    }
}
