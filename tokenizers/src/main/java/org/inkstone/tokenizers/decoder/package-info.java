/**
 * Decoders (解码器): how the tokens of some ids become text again. Start with
 * {@link org.inkstone.tokenizers.decoder.Decoder}.
 */
@NullMarked
package org.inkstone.tokenizers.decoder;

import org.jspecify.annotations.NullMarked;
