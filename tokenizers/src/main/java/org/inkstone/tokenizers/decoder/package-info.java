/** Decoders (解码器): how the tokens of some ids become text again. */
@NullMarked
package org.inkstone.tokenizers.decoder;

import org.jspecify.annotations.NullMarked;
