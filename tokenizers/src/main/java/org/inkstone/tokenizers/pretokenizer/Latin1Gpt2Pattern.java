package org.inkstone.tokenizers.pretokenizer;

/** {@link Gpt2Pattern} on Latin-1. */
final class Latin1Gpt2Pattern implements Latin1Pattern {
    /** The pattern; it has no state. */
    static final Latin1Gpt2Pattern INSTANCE = new Latin1Gpt2Pattern();

    private Latin1Gpt2Pattern() {}

    @Override
    public int ends(byte[] text, int start, int limit, int[] ends) {
        int count = 0;
        for (int at = start; at < limit && count < ends.length; ) {
            at = end(text, at, limit);
            ends[count++] = at;
        }
        return count;
    }

    private static int end(byte[] text, int start, int limit) {
        int contraction = Latin1Scan.smallContraction(text, start);
        if (contraction > start) {
            return contraction;
        }
        int from = text[start] == ' ' && start + 1 < limit ? start + 1 : start;
        int kind = Latin1Scan.kind(text, from);
        if (kind == Scan.LETTER) {
            return Latin1Scan.letters(text, from + 1);
        }
        return kind == Scan.SPACE ? Latin1Scan.whiteSpace(text, start, limit) : Latin1Scan.run(text, from, limit, kind);
    }
}
