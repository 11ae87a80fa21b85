/**
 * What a tokenizer does to a text, in figures and as a picture: {@link org.inkstone.tokenizers.analysis.TokenStatistics}
 * and {@link org.inkstone.tokenizers.analysis.SegmentationPicture}.
 */
@NullMarked
package org.inkstone.tokenizers.analysis;

import org.jspecify.annotations.NullMarked;
