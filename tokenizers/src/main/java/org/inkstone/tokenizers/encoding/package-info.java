/** What encoding gives: {@link org.inkstone.tokenizers.encoding.Encoding}. */
@NullMarked
package org.inkstone.tokenizers.encoding;

import org.jspecify.annotations.NullMarked;
