/**
 * The main job: from raw text to a trained and evaluated language model. {@link org.inkstone.examples.tour.Tour} walks
 * the road; each stage is a class of its own, in the order {@code TourCorpus}, {@code DataPreparation}, {@code
 * TokenizerTraining}, {@code NGramLadder}, {@code DecoderTraining}, {@code Samples}.
 */
@NullMarked
package org.inkstone.examples.tour;

import org.jspecify.annotations.NullMarked;
