/**
 * Tokenizers (分词器): text to ids and back, as Hugging Face {@code tokenizers} does it.
 *
 * <p>A tokenizer is a pipeline, and each step has its package:
 * <ol>
 *   <li>{@link org.inkstone.tokenizers.added}: added tokens are cut out of the text;
 *   <li>{@link org.inkstone.tokenizers.normalizer}: the rest is rewritten, lower-cased perhaps, or its accents composed;
 *   <li>{@link org.inkstone.tokenizers.pretokenizer}: it is cut into pre-tokens;
 *   <li>{@link org.inkstone.tokenizers.model}: each pre-token becomes tokens of the vocabulary;
 *   <li>{@link org.inkstone.tokenizers.processor}: spans are trimmed, special tokens added around;
 *   <li>{@link org.inkstone.tokenizers.decoder}: and back to text.
 * </ol>
 * {@link org.inkstone.tokenizers.HuggingFaceTokenizer} puts it all together; start there. From the first step to the last a
 * text knows its places in the original ({@link org.inkstone.tokenizers.text}), and the result is an
 * {@link org.inkstone.tokenizers.encoding.Encoding}.
 *
 * <p>{@link org.inkstone.tokenizers.TokenizerFiles} opens any file: {@code tokenizer.json}
 * ({@link org.inkstone.tokenizers.json}), tiktoken's ranks ({@link org.inkstone.tokenizers.tiktoken}), SentencePiece's models
 * ({@link org.inkstone.tokenizers.sentencepiece}), {@code vocab.txt}, {@code vocab.json} with {@code merges.txt}.
 * {@link org.inkstone.tokenizers.trainer} learns a vocabulary, {@link org.inkstone.tokenizers.analysis} compares what
 * tokenizers do, and {@link org.inkstone.tokenizers.regex} is the dialect in which patterns are written.
 */
@NullMarked
package org.inkstone.tokenizers;

import org.jspecify.annotations.NullMarked;
