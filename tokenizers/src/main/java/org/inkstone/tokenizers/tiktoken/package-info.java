/**
 * tiktoken's rank files and encodings (tiktoken 词表文件): byte-level BPE whose merges are implied by the ranks of the tokens.
 *
 * <p>Start with {@link org.inkstone.tokenizers.tiktoken.TiktokenEncoding}.
 */
@NullMarked
package org.inkstone.tokenizers.tiktoken;

import org.jspecify.annotations.NullMarked;
