/**
 * SentencePiece's {@code .model} files (SentencePiece 模型文件): text to pieces and back, as the reference does it.
 *
 * <p>Start with {@link org.inkstone.tokenizers.sentencepiece.SentencePieceTokenizer}. What a file says is in
 * {@link org.inkstone.tokenizers.sentencepiece.SentencePieceModel}.
 */
@NullMarked
package org.inkstone.tokenizers.sentencepiece;

import org.jspecify.annotations.NullMarked;
