/**
 * What a decoder-only Transformer is built from: read {@link org.inkstone.models.config.DecoderConfig} first, then
 * {@link org.inkstone.models.config.Architecture} for what the families differ in, then
 * {@link org.inkstone.models.config.RopeParameters} with its five variants, in the order plain, linear, dynamic NTK,
 * Llama 3, YaRN; last {@link org.inkstone.models.config.HuggingFaceConfig}, which reads and writes
 * {@code config.json}.
 */
@NullMarked
package org.inkstone.models.config;

import org.jspecify.annotations.NullMarked;
