package org.inkstone.tokenizers.pretokenizer;

/**
 * The third of DeepSeek V3's three splits (DeepSeek 切分模式); the first cuts out {@linkplain NumberRuns numbers}, the
 * second {@linkplain CjkRuns Han and kana}.
 * <pre>{@code
 * [!"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~][A-Za-z]+    an ASCII sign and a word
 * [^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+                letters and marks, with one space before them
 *  ?[\p{P}\p{S}]+[\r\n]*                              signs, with the line ends behind them
 * \s*[\r\n]+|\s+(?!\S)|\s+                            white space
 * }</pre>
 *
 * <p>Characters of no kind, such as controls and numbers, match nothing; they are the parts between matches. Cost:
 * linear.
 */
final class DeepSeekWords implements RegexDelimiter {
    static final DeepSeekWords INSTANCE = new DeepSeekWords();

    private static final String REGEX = "[!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+"
            + "|[^\r\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+| ?[\\p{P}\\p{S}]+[\r\n]*|\\s*[\r\n]+|\\s+(?!\\S)|\\s+";

    private static final CodePointSet SIGNS = CodePointSet.named("sign");

    private DeepSeekWords() {}

    @Override
    public String regex() {
        return REGEX;
    }

    @Override
    public void part(char[] text, int from, int to, Parts parts) {
        int done = from;
        for (int at = from; at < to; ) {
            int end = end(text, at, to);
            if (end > at) {
                if (done < at) {
                    parts.add(done, at, false);
                }
                parts.add(at, end, true);
                at = end;
                done = end;
            } else {
                at += Character.charCount(Scan.codePoint(text, at, to));
            }
        }
        if (done < to) {
            parts.add(done, to, false);
        }
    }

    /** The end of the match at a place; the place itself if there is none. */
    private static int end(char[] text, int start, int to) {
        int first = Scan.codePoint(text, start, to);
        int next = start + Character.charCount(first);
        int kind = CharacterClasses.of(first);
        boolean sign = SIGNS.contains(first);
        if (sign && first < 0x80 && next < to && isAsciiLetter(text[next])) {
            int end = next + 1;
            while (end < to && isAsciiLetter(text[end])) {
                end++;
            }
            return end;
        }
        if (isWord(kind)) {
            return words(text, next, to);
        }
        if (!sign && first != '\r' && first != '\n' && next < to && isWord(text, next, to)) {
            return words(text, next, to);
        }
        int signs = first == ' ' ? next : start;
        if (signs < to && SIGNS.contains(Scan.codePoint(text, signs, to))) {
            return signs(text, signs, to);
        }
        return kind == CharacterClasses.SPACE ? Scan.lines(text, start, to) : start;
    }

    private static int words(char[] text, int start, int to) {
        int at = start;
        while (at < to && isWord(text, at, to)) {
            at += Character.charCount(Scan.codePoint(text, at, to));
        }
        return at;
    }

    private static int signs(char[] text, int start, int to) {
        int at = start;
        while (at < to && SIGNS.contains(Scan.codePoint(text, at, to))) {
            at += Character.charCount(Scan.codePoint(text, at, to));
        }
        while (at < to && Scan.isLineEnd(text[at])) {
            at++;
        }
        return at;
    }

    private static boolean isWord(char[] text, int at, int to) {
        return isWord(CharacterClasses.of(Scan.codePoint(text, at, to)));
    }

    private static boolean isWord(int kind) {
        return CharacterClasses.isLetter(kind) || kind == CharacterClasses.MARK;
    }

    private static boolean isAsciiLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
