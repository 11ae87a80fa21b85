package org.inkstone.tokenizers.pretokenizer;

/** {@code \p{N}{1,3}}: numbers, three characters at most; the first of DeepSeek V3's three splits. */
final class NumberRuns implements RegexDelimiter {
    static final NumberRuns INSTANCE = new NumberRuns();

    private static final int MOST = 3;

    private NumberRuns() {}

    @Override
    public String regex() {
        return "\\p{N}{1,3}";
    }

    @Override
    public void part(char[] text, int from, int to, Parts parts) {
        int done = from;
        for (int at = from; at < to; ) {
            int end = Scan.numbers(text, at, to, MOST);
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
}
