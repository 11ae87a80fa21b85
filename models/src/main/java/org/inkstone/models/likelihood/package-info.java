/**
 * How well a model predicts text. Read {@link org.inkstone.models.likelihood.TokenScorer} first (one probability), then
 * {@link org.inkstone.models.likelihood.CorpusLikelihood} (their sum over documents) and
 * {@link org.inkstone.models.likelihood.BitsPerByte} (the sum as figures that can be compared).
 */
@NullMarked
package org.inkstone.models.likelihood;

import org.jspecify.annotations.NullMarked;
