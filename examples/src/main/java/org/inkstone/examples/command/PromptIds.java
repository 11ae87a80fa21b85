package org.inkstone.examples.command;

import org.inkstone.models.decoder.CausalDecoder;

/** Checks the ids that a caller gave before a model sees them. */
final class PromptIds {
    private PromptIds() {}

    /**
     * Refuses ids that the model cannot read.
     *
     * @param option where they came from, for the message
     * @param ids the prompt
     * @param model what shall read it
     * @param most the longest prompt that makes sense
     */
    static void check(String option, int[] ids, CausalDecoder model, int most) {
        if (ids.length < 1 || ids.length > most) {
            throw new IllegalArgumentException(option + " must have 1 to " + most
                    + " tokens, since the context length is " + model.contextLength() + ", got " + ids.length);
        }
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] < 0 || ids[i] >= model.vocabularySize()) {
                throw new IllegalArgumentException(option + " must be in [0, " + model.vocabularySize()
                        + "), the vocabulary, got " + ids[i] + " at position " + i);
            }
        }
    }
}
