/**
 * Decoder-only Transformers: {@link org.inkstone.models.decoder.CausalDecoder} is the model; its layers are {@code
 * Gpt2Layer} and {@code LlamaLayer}, a page each; {@code DecoderSession} generates with a key-value cache; {@link
 * org.inkstone.models.decoder.HuggingFaceModel} reads and writes folders of weights.
 */
@NullMarked
package org.inkstone.models.decoder;

import org.jspecify.annotations.NullMarked;
