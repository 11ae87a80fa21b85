/**
 * Normalizers (规范化): what is done to the text before it is cut, such as lower-casing or composing accents. Start with
 * {@link org.inkstone.tokenizers.normalizer.Normalizer}.
 */
@NullMarked
package org.inkstone.tokenizers.normalizer;

import org.jspecify.annotations.NullMarked;
