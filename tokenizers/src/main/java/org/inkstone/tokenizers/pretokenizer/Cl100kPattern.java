package org.inkstone.tokenizers.pretokenizer;

/**
 * The split pattern of GPT-4, Llama 3 and Qwen (cl100k 切分模式).
 *
 * <p>Unlike {@link Gpt2Pattern} it finds contractions in any case, lets a word take along any one sign before it,
 * cuts long numbers, and keeps line ends with the signs or the white space before them.
 * <pre>{@code
 * (?i:'s|'t|'re|'ve|'m|'ll|'d)    contractions
 * [^\r\n\p{L}\p{N}]?\p{L}+        letters, with one sign or space before them
 * \p{N}{1,3}                      numbers, at most three characters (Qwen: one)
 *  ?[^\s\p{L}\p{N}]+[\r\n]*       other signs, with the line ends behind them
 * \s*[\r\n]+                      white space up to its last line end
 * \s+(?!\S)                       white space, without its last character if something follows
 * \s+                             white space
 * }</pre>
 *
 * <p>Cost: linear. In any case means in Unicode: the long s (U+017F) is an s.
 */
public final class Cl100kPattern implements SplitPattern {
    /** Llama 3: numbers of at most three characters. */
    public static final Cl100kPattern LLAMA3 = new Cl100kPattern(3, "\\p{N}{1,3}");
    /** Qwen 2 and 3: each number character for itself. */
    public static final Cl100kPattern QWEN = new Cl100kPattern(1, "\\p{N}");

    private final int digits;
    private final String regex;
    private final Latin1Pattern latin1;

    private Cl100kPattern(int digits, String numbers) {
        this.digits = digits;
        this.latin1 = new Latin1Cl100kPattern(digits, false);
        this.regex = "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|" + numbers
                + "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
    }

    @Override
    public String regex() {
        return regex;
    }

    @Override
    public int end(char[] text, int start, int limit) {
        char first = text[start];
        int kind = Scan.KINDS[first];
        if (kind == Scan.LETTER) {
            return Scan.run(text, start + 1, limit, Scan.LETTER);
        }
        // The most frequent case first: a space, or another sign, and a word.
        int next = start + 1;
        if (next < limit
                && Scan.KINDS[text[next]] == Scan.LETTER
                && (kind == Scan.SPACE || kind == Scan.SIGN)
                && !Scan.isLineEnd(first)) {
            int contraction = first == '\'' ? Scan.contraction(text, start, limit) : start;
            return contraction > start ? contraction : Scan.run(text, next + 1, limit, Scan.LETTER);
        }
        return kind == Scan.SPACE || kind == Scan.SIGN
                ? signsOrSpace(text, start, next, limit)
                : numberOrPair(text, start, limit);
    }

    /** A number, or what begins with a character outside the basic plane. */
    private int numberOrPair(char[] text, int start, int limit) {
        int kind = Scan.kind(text, start, limit);
        if (kind == Scan.LETTER) {
            return Scan.run(text, start, limit, Scan.LETTER);
        }
        if (kind == Scan.NUMBER) {
            return Scan.numbers(text, start, limit, digits);
        }
        int next = start + Character.charCount(Scan.codePoint(text, start, limit));
        return signsOrSpace(text, start, next, limit);
    }

    /** What begins with a sign or white space, which ends at {@code next}, and is no contraction. */
    private static int signsOrSpace(char[] text, int start, int next, int limit) {
        char first = text[start];
        if (!Scan.isLineEnd(first) && next < limit && Scan.kind(text, next, limit) == Scan.LETTER) {
            return Scan.run(text, next, limit, Scan.LETTER);
        }
        int signs = first == ' ' ? next : start;
        if (signs < limit && Scan.kind(text, signs, limit) == Scan.SIGN) {
            int end = Scan.run(text, signs, limit, Scan.SIGN);
            while (end < limit && Scan.isLineEnd(text[end])) {
                end++;
            }
            return end;
        }
        return Scan.lines(text, start, limit);
    }

    @Override
    public Latin1Pattern latin1() {
        return latin1;
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
}
