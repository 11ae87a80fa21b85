package org.inkstone.tokenizers.sentencepiece;

import java.util.Arrays;

/** Each word is a piece (按词切分): a word starts at each U+2581. */
final class WordSegmenter implements Segmenter {
    private final PieceIndex index;

    WordSegmenter(PieceIndex index) {
        this.index = index;
    }

    @Override
    public Segmentation segment(byte[] text, int length) {
        Segmentation pieces = new Segmentation();
        int start = 0;
        for (int at = 0; at < length; at += Utf8.length(text, at, length)) {
            if (at > start && isSpace(text, at, length)) {
                pieces.add(at, index.id(text, start, at));
                start = at;
            }
        }
        if (start < length) {
            pieces.add(length, index.id(text, start, length));
        }
        return pieces;
    }

    static boolean isSpace(byte[] text, int at, int end) {
        byte[] symbol = TextNormalizer.SPACE_SYMBOL;
        return at + symbol.length <= end && Arrays.equals(text, at, at + symbol.length, symbol, 0, symbol.length);
    }
}
