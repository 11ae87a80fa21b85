package org.inkstone.tokenizers.pretokenizer;

/**
 * {@link Cl100kPattern} and {@link TiktokenCl100kPattern} on Latin-1.
 *
 * @param digits how many number characters a piece has at most
 * @param keepsLastSpace whether white space that reaches to the end of the text is one piece
 */
record Latin1Cl100kPattern(int digits, boolean keepsLastSpace) implements Latin1Pattern {
    @Override
    public int ends(byte[] text, int start, int limit, int[] ends) {
        int count = 0;
        for (int at = start; at < limit && count < ends.length; ) {
            at = end(text, at, limit);
            ends[count++] = at;
        }
        return count;
    }

    private int end(byte[] text, int start, int limit) {
        byte first = text[start];
        int kind = Latin1Scan.kind(text, start);
        if (kind == Scan.LETTER) {
            return Latin1Scan.letters(text, start + 1);
        }
        if (kind == Scan.NUMBER) {
            return Latin1Scan.numbers(text, start, limit, digits);
        }
        if (Latin1Scan.kind(text, start + 1) == Scan.LETTER && !Latin1Scan.isLineEnd(first)) {
            int contraction = Latin1Scan.contraction(text, start);
            return contraction > start ? contraction : Latin1Scan.letters(text, start + 1);
        }
        int signs = first == ' ' ? start + 1 : start;
        if (signs < limit && Latin1Scan.kind(text, signs) == Scan.SIGN) {
            int end = Latin1Scan.run(text, signs, limit, Scan.SIGN);
            while (end < limit && Latin1Scan.isLineEnd(text[end])) {
                end++;
            }
            return end;
        }
        return keepsLastSpace && Latin1Scan.run(text, start, limit, Scan.SPACE) == limit
                ? limit
                : Latin1Scan.lines(text, start, limit);
    }
}
