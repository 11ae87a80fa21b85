package org.inkstone.tokenizers.trainer;

import java.util.List;
import java.util.OptionalInt;

/**
 * What training a unigram model gives (训练结果).
 *
 * @param pieces the pieces in the order of their ids: special tokens, then the others by descending score
 * @param unknownId the id of the unknown token, if there is one
 * @param rounds the rounds of EM
 */
public record TrainedPieces(List<ScoredPiece> pieces, OptionalInt unknownId, List<UnigramRound> rounds) {
    public TrainedPieces {
        pieces = List.copyOf(pieces);
        rounds = List.copyOf(rounds);
    }
}
