/**
 * Statistical language models over token ids, as a ladder: {@link org.inkstone.models.ngram.UniformModel} knows nothing,
 * {@link org.inkstone.models.ngram.UnigramModel} knows how frequent tokens are, and
 * {@link org.inkstone.models.ngram.KneserNeyModel} also what came before. Each rung leans on the one below where it has
 * seen too little. {@link org.inkstone.models.ngram.NGramCounts} holds what they count.
 */
@NullMarked
package org.inkstone.models.ngram;

import org.jspecify.annotations.NullMarked;
