/** Reading and writing Hugging Face's {@code tokenizer.json}: {@link org.inkstone.tokenizers.json.TokenizerJson}. */
@NullMarked
package org.inkstone.tokenizers.json;

import org.jspecify.annotations.NullMarked;
