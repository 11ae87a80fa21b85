package org.inkstone.decoding.logits;

/**
 * One step that changes the logits of the next token (logits 处理器) before a token is chosen from them.
 *
 * <p>Processors are small and are chained: each works on what the one before left. To forbid a token, a processor sets
 * its logit to -∞. Processors keep no state between calls, so one may serve many sequences and threads.
 */
@FunctionalInterface
public interface LogitsProcessor {
    /**
     * Changes the logits in place.
     *
     * @param history the tokens before the one to be chosen; not to be changed
     * @param logits one unnormalized log-probability in nats for each token id; each finite or -∞
     */
    void process(TokenHistory history, float[] logits);
}
