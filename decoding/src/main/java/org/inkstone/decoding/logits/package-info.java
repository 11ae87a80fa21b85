/**
 * What happens to the logits before a token is chosen.
 *
 * <p>Read {@link org.inkstone.decoding.logits.LogitsProcessor} first and {@link org.inkstone.decoding.logits.Softmax},
 * which turns logits into probabilities. Then, from the simplest up:
 *
 * <ol>
 *   <li>{@link org.inkstone.decoding.logits.Temperature} sharpens or flattens;
 *   <li>{@link org.inkstone.decoding.logits.TopK}, {@link org.inkstone.decoding.logits.TopP}, {@link
 *       org.inkstone.decoding.logits.MinP} and {@link org.inkstone.decoding.logits.TypicalP} cut tokens off, each by
 *       another rule, and can explain their cut;
 *   <li>{@link org.inkstone.decoding.logits.RepetitionPenalty}, {@link org.inkstone.decoding.logits.PresencePenalty},
 *       {@link org.inkstone.decoding.logits.FrequencyPenalty} and {@link
 *       org.inkstone.decoding.logits.NoRepeatNGram} look back and discourage repeats;
 *   <li>{@link org.inkstone.decoding.logits.MinNewTokens} puts off the end.
 * </ol>
 *
 * <p>The usual order, which the reference implementation follows too: penalties and bans, then temperature, top-k,
 * top-p, min-p and typical-p.
 */
@NullMarked
package org.inkstone.decoding.logits;

import org.jspecify.annotations.NullMarked;
