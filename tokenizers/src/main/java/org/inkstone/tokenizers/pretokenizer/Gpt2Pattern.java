package org.inkstone.tokenizers.pretokenizer;

/**
 * GPT-2's split pattern (GPT-2 切分模式): contractions, words, numbers, other signs and white space.
 *
 * <p>A word, number or run of signs takes the one space before it along. Of a longer run of white space the last
 * character is left for the next pre-token.
 * <pre>{@code
 * '(?:[sdmt]|ll|ve|re)      the English contractions, lower case
 *  ?\p{L}+                  letters
 *  ?\p{N}+                  numbers
 *  ?[^\s\p{L}\p{N}]+        anything else
 * \s+(?!\S)                 white space, without its last character if something follows
 * \s+                       white space
 *
 * "I'll pay  3€"  ->  "I" "'ll" " pay" " " " 3" "€"
 * }</pre>
 *
 * <p>Cost: one table look-up a character. Unpaired surrogates count as "anything else", as U+FFFD does, which they
 * are encoded as.
 *
 * @paper Radford, Wu, Child, Luan, Amodei, Sutskever 2019, Language Models are Unsupervised Multitask Learners, 2.2
 */
public final class Gpt2Pattern implements SplitPattern {
    /** The pattern; it has no state. */
    public static final Gpt2Pattern INSTANCE = new Gpt2Pattern();

    private static final String REGEX =
            "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+";

    private Gpt2Pattern() {}

    @Override
    public String regex() {
        return REGEX;
    }

    @Override
    public int end(char[] text, int start, int limit) {
        char first = text[start];
        if (first == '\'') {
            int contraction = contraction(text, start, limit);
            if (contraction > 0) {
                return start + contraction;
            }
        }
        if (first == ' ') {
            if (start + 1 < limit) {
                int kind = Scan.kind(text, start + 1, limit);
                if (kind != Scan.SPACE) {
                    return Scan.run(text, start + 1, limit, kind);
                }
            }
            return Scan.whiteSpace(text, start, limit);
        }
        int kind = Scan.kind(text, start, limit);
        return kind == Scan.SPACE ? Scan.whiteSpace(text, start, limit) : Scan.run(text, start, limit, kind);
    }

    @Override
    public Latin1Pattern latin1() {
        return Latin1Gpt2Pattern.INSTANCE;
    }

    @Override
    public int ends(char[] text, int start, int limit, int[] ends) {
        int count = 0;
        for (int at = start; at < limit && count < ends.length; ) {
            at = end(text, at, limit);
            ends[count++] = at;
        }
        return count;
    }

    /** The length of the contraction that starts with the apostrophe at {@code start}, or 0. */
    private static int contraction(char[] text, int start, int limit) {
        if (start + 1 >= limit) {
            return 0;
        }
        char a = text[start + 1];
        if (a == 's' || a == 't' || a == 'm' || a == 'd') {
            return 2;
        }
        if (start + 2 >= limit) {
            return 0;
        }
        char b = text[start + 2];
        return (a == 'r' && b == 'e') || (a == 'v' && b == 'e') || (a == 'l' && b == 'l') ? 3 : 0;
    }
}
