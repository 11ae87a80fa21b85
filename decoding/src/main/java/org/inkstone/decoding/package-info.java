/**
 * Decoding (解码): which token comes next, and next, until the text ends.
 *
 * <p>Read {@link org.inkstone.decoding.DecodingStrategy} first, then the strategies from the simplest up: {@link
 * org.inkstone.decoding.GreedyDecoder} takes the likeliest token, {@link org.inkstone.decoding.SamplingDecoder} draws
 * one, {@link org.inkstone.decoding.BeamSearchDecoder} follows several continuations at once. {@link
 * org.inkstone.decoding.logits} holds what shapes the distribution before.
 *
 * <p>Strategies drive any {@link org.inkstone.core.model.LanguageModel}.
 */
@NullMarked
package org.inkstone.decoding;

import org.jspecify.annotations.NullMarked;
