package org.inkstone.tokenizers.pretokenizer;

/**
 * cl100k as tiktoken writes it (tiktoken 的 cl100k 切分模式): it cuts like {@link Cl100kPattern#LLAMA3}, but white space
 * that reaches to the end of the text is one piece, line ends and all.
 * <pre>{@code
 * "a\n  "   here: "a" "\n  "   Llama 3: "a" "\n" "  "
 * }</pre>
 */
public final class TiktokenCl100kPattern implements SplitPattern {
    /** The pattern; it has no state. */
    public static final TiktokenCl100kPattern INSTANCE = new TiktokenCl100kPattern();

    private static final Latin1Pattern LATIN1 = new Latin1Cl100kPattern(3, true);

    private TiktokenCl100kPattern() {}

    @Override
    public String regex() {
        return "'(?i:[sdmt]|ll|ve|re)|[^\\r\\n\\p{L}\\p{N}]?+\\p{L}++|\\p{N}{1,3}+| ?[^\\s\\p{L}\\p{N}]++[\\r\\n]*+"
                + "|\\s++$|\\s*[\\r\\n]|\\s+(?!\\S)|\\s";
    }

    @Override
    public int end(char[] text, int start, int limit) {
        if (Scan.kind(text, start, limit) == Scan.SPACE && Scan.run(text, start, limit, Scan.SPACE) == limit) {
            return limit;
        }
        return Cl100kPattern.LLAMA3.end(text, start, limit);
    }

    @Override
    public Latin1Pattern latin1() {
        return LATIN1;
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
