/** What a tokenizer is to the rest of the library: {@link org.inkstone.core.text.Tokenizer}. */
@NullMarked
package org.inkstone.core.text;

import org.jspecify.annotations.NullMarked;
