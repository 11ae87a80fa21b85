package org.inkstone.decoding;

/**
 * When {@link BeamSearchDecoder} stops (提前停止), once it has as many finished hypotheses as beams.
 *
 * <p>All three also stop when every continuation is as long as allowed.
 */
public enum EarlyStopping {
    /** At once. Fastest; a better hypothesis may be missed. The reference's {@code early_stopping=True}. */
    TRUE,
    /**
     * When the best running beam, scored at its present length, is no better than the worst finished hypothesis. The
     * default, the reference's {@code early_stopping=False}. A heuristic: a positive length penalty may still have lifted
     * the score later.
     */
    FALSE,
    /**
     * When no running beam can get better than the worst finished hypothesis any more: it is scored at the greatest
     * length allowed if the length penalty is positive, at its present length otherwise. The reference's {@code
     * early_stopping="never"}.
     */
    NEVER
}
