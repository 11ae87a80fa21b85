package org.inkstone.decoding;

import java.util.List;

/**
 * One finished continuation (候选序列).
 *
 * @param ids the generated tokens, without the prompt; a closing end token is included
 * @param logProbability the sum of the log-probabilities of these tokens, in nats, each under the distribution that it
 *     was chosen from, processors included
 * @param score what hypotheses are ranked by, higher is better: for greedy search and sampling the log-probability, for
 *     beam search that divided by length^lengthPenalty
 * @param finishReason why it ended
 */
public record Hypothesis(List<Integer> ids, double logProbability, double score, FinishReason finishReason) {
    public Hypothesis {
        ids = List.copyOf(ids);
    }

    /**
     * The tokens to show: without the closing end token.
     *
     * @return a fresh array, ready for a tokenizer's {@code decode}
     */
    public int[] textIds() {
        int end = finishReason == FinishReason.END_OF_SEQUENCE ? ids.size() - 1 : ids.size();
        return ids.stream().limit(end).mapToInt(Integer::intValue).toArray();
    }
}
