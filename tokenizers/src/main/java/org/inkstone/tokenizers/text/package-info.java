/**
 * Text on its way through the pipeline: {@link org.inkstone.tokenizers.text.AlignedText} remembers which part of the
 * original text each character came from.
 */
@NullMarked
package org.inkstone.tokenizers.text;

import org.jspecify.annotations.NullMarked;
