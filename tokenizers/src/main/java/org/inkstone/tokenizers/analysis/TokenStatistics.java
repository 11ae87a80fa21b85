package org.inkstone.tokenizers.analysis;

import java.nio.charset.StandardCharsets;
import org.inkstone.core.text.Tokenizer;

/**
 * How many tokens a tokenizer needs (分词统计): compression ratio (压缩率) and fertility (繁殖率).
 * <pre>{@code
 * bytes per token = UTF-8 bytes / tokens          higher: shorter sequences for the same text
 * fertility       = tokens / words                1: every word is one token
 * }</pre>
 *
 * <p>Both compare tokenizers on the same text, or languages under the same tokenizer: a language of which the tokenizer
 * has seen little has few bytes per token and a high fertility, and costs its users more. Words are what stands between
 * white space, so fertility says nothing about Chinese, Japanese or Thai; look at tokens per character there. Bytes favour
 * scripts that need three of them a character; compare languages by {@link #charactersPerToken()} too.
 *
 * @param bytes UTF-8 bytes
 * @param characters code points
 * @param words runs between white space
 * @param tokens tokens, without special ones
 * @paper Rust, Pfeiffer, Vulić, Ruder, Gurevych 2021, How Good is Your Tokenizer?, arXiv 2012.15613 (fertility)
 * @paper Petrov, La Malfa, Torr, Bibi 2023, Language Model Tokenizers Introduce Unfairness Between Languages, arXiv
 *     2305.15425
 * @book 词元化（分词）：分词器的选用
 */
public record TokenStatistics(long bytes, long characters, long words, long tokens) {
    public TokenStatistics {
        if (bytes < 0 || characters < 0 || words < 0 || tokens < 0) {
            throw new IllegalArgumentException("counts must be at least 0, got " + bytes + " bytes, " + characters
                    + " characters, " + words + " words, " + tokens + " tokens");
        }
    }

    /**
     * Measures a tokenizer on texts; each is encoded on its own.
     *
     * @param tokenizer the tokenizer
     * @param texts the texts
     * @return the counts
     */
    // #region count
    public static TokenStatistics of(Tokenizer tokenizer, Iterable<String> texts) {
        long bytes = 0;
        long characters = 0;
        long words = 0;
        long tokens = 0;
        for (String text : texts) {
            bytes += text.getBytes(StandardCharsets.UTF_8).length;
            characters += text.codePointCount(0, text.length());
            words += words(text);
            tokens += tokenizer.countTokens(text);
        }
        return new TokenStatistics(bytes, characters, words, tokens);
    }
    // #endregion count

    private static long words(String text) {
        long words = 0;
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            boolean space = Character.isWhitespace(text.charAt(i));
            words += !space && !inside ? 1 : 0;
            inside = !space;
        }
        return words;
    }

    /**
     * The compression ratio.
     *
     * @return UTF-8 bytes per token; NaN without tokens
     */
    public double bytesPerToken() {
        return tokens == 0 ? Double.NaN : (double) bytes / tokens;
    }

    /**
     * Characters per token.
     *
     * @return code points per token; NaN without tokens
     */
    public double charactersPerToken() {
        return tokens == 0 ? Double.NaN : (double) characters / tokens;
    }

    /**
     * The fertility.
     *
     * @return tokens per word; NaN without words
     */
    public double fertility() {
        return words == 0 ? Double.NaN : (double) tokens / words;
    }
}
