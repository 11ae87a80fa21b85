/**
 * Regular expressions (正则表达式) as tokenizer.json means them: {@link org.inkstone.tokenizers.regex.Oniguruma} is the
 * dialect, with the Unicode version, of Hugging Face's engine.
 */
@NullMarked
package org.inkstone.tokenizers.regex;

import org.jspecify.annotations.NullMarked;
