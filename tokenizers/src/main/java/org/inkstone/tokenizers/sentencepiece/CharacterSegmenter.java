package org.inkstone.tokenizers.sentencepiece;

import java.util.Optional;

/** Each character is a piece (字符切分), and so is each user-defined symbol. */
final class CharacterSegmenter implements Segmenter {
    private final PieceIndex index;
    private final Optional<ByteTrie> userDefined;

    CharacterSegmenter(PieceIndex index) {
        this.index = index;
        this.userDefined = index.userDefined();
    }

    @Override
    public Segmentation segment(byte[] text, int length) {
        Segmentation pieces = new Segmentation();
        for (int at = 0; at < length; ) {
            int end = at + PieceIndex.symbol(userDefined, text, at, length);
            pieces.add(end, index.id(text, at, end));
            at = end;
        }
        return pieces;
    }
}
