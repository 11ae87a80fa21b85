/**
 * Tokenizers (分词器): text to ids and back, as Hugging Face {@code tokenizers} does it.
 *
 * <p>A tokenizer is a pipeline, and each step has its package:
 * <ol>
 *   <li>{@link org.inkstone.tokenizers.added}: added tokens are cut out of the text;
 *   <li>{@link org.inkstone.tokenizers.pretokenizer}: the rest is cut into pre-tokens;
 *   <li>{@link org.inkstone.tokenizers.model}: each pre-token becomes tokens of the vocabulary;
 *   <li>{@link org.inkstone.tokenizers.processor}: spans are trimmed, special tokens added around;
 *   <li>{@link org.inkstone.tokenizers.decoder}: and back to text.
 * </ol>
 * {@link org.inkstone.tokenizers.trainer} learns a vocabulary, {@link org.inkstone.tokenizers.json} reads and writes
 * {@code tokenizer.json}, and {@link org.inkstone.tokenizers.HuggingFaceTokenizer} puts it all together. Start there.
 *
 * <p>Now there is byte-level BPE, the kind that GPT-2, GPT-4o, Llama 3 and Qwen use.
 */
@NullMarked
package org.inkstone.tokenizers;

import org.jspecify.annotations.NullMarked;
