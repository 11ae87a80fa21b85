package org.inkstone.tokenizers.pretokenizer;

/** Runs of Han characters and kana; the second of DeepSeek V3's three splits. */
final class CjkRuns implements RegexDelimiter {
    static final CjkRuns INSTANCE = new CjkRuns();

    private CjkRuns() {}

    @Override
    public String regex() {
        return "[\u4e00-\u9fa5\u3040-\u309f\u30a0-\u30ff]+";
    }

    @Override
    public void part(char[] text, int from, int to, Parts parts) {
        int start = from;
        while (start < to) {
            boolean match = isCjk(text[start]);
            int end = start + 1;
            while (end < to && isCjk(text[end]) == match) {
                end++;
            }
            parts.add(start, end, match);
            start = end;
        }
    }

    private static boolean isCjk(char c) {
        return (c >= '\u4e00' && c <= '\u9fa5') || (c >= '\u3040' && c <= '\u30ff');
    }
}
