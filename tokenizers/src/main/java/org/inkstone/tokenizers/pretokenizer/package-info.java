/**
 * Pre-tokenization (预分词): how text is cut into the pieces that the model then sees one by one.
 *
 * <p>Read {@link org.inkstone.tokenizers.pretokenizer.ByteLevelAlphabet} first (every byte gets a printable
 * character), then {@link org.inkstone.tokenizers.pretokenizer.Gpt2Pattern} (where GPT-2 cuts), then
 * {@link org.inkstone.tokenizers.pretokenizer.ByteLevel} (the two put together). Newer models cut elsewhere:
 * {@link org.inkstone.tokenizers.pretokenizer.Cl100kPattern}, {@link org.inkstone.tokenizers.pretokenizer.O200kPattern}.
 */
@NullMarked
package org.inkstone.tokenizers.pretokenizer;

import org.jspecify.annotations.NullMarked;
