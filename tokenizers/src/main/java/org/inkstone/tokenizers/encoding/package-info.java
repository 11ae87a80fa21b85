/**
 * What encoding gives: {@link org.inkstone.tokenizers.encoding.Encoding}, and how it is
 * {@linkplain org.inkstone.tokenizers.encoding.Truncation cut} and
 * {@linkplain org.inkstone.tokenizers.encoding.Padding padded}.
 */
@NullMarked
package org.inkstone.tokenizers.encoding;

import org.jspecify.annotations.NullMarked;
