package org.inkstone.tokenizers.trainer;

import java.util.List;
import java.util.OptionalInt;
import org.inkstone.tokenizers.model.Unigram;

/**
 * What training a unigram model gives (训练结果).
 *
 * @param pieces the pieces in the order of their ids: special tokens with score 0, then the others by descending score
 * @param unknownId the id of the unknown token, if there is one
 * @param rounds the rounds of EM
 */
public record TrainedPieces(List<Unigram.Piece> pieces, OptionalInt unknownId, List<UnigramRound> rounds) {
    public TrainedPieces {
        pieces = List.copyOf(pieces);
        rounds = List.copyOf(rounds);
    }

    /**
     * The model that encodes with what was learned.
     *
     * @return a new model without byte fallback
     */
    public Unigram model() {
        return new Unigram(pieces, unknownId, false);
    }
}
