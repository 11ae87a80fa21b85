/**
 * Added tokens (添加词元): strings with an id of their own, {@code <|endoftext|>} and its like, and how they are found
 * in text. Start with {@link org.inkstone.tokenizers.added.AddedToken}.
 */
@NullMarked
package org.inkstone.tokenizers.added;

import org.jspecify.annotations.NullMarked;
