package org.inkstone.tokenizers.sentencepiece;

import java.util.List;
import org.inkstone.tokenizers.encoding.Encoding;
import org.inkstone.tokenizers.encoding.EncodingBuilder;

/** Collects the pieces of a text with their places in it, in code points. */
final class PlacedPieces {
    private final int[] pointsBefore;
    private final EncodingBuilder encoding;
    /** The last piece, which may still grow. */
    private final StringBuilder piece = new StringBuilder();

    /** The number of pieces; each is a word of its own. */
    private int count;

    private int id;
    private int start;
    private int end;

    /** Takes the text and the places of its bytes in code points. */
    PlacedPieces(String text, int[] pointsBefore) {
        this.encoding = new EncodingBuilder(List.of(text), 0);
        this.pointsBefore = pointsBefore;
    }

    void add(int next, String text, int from, int to) {
        close();
        id = next;
        count++;
        piece.append(text);
        start = pointsBefore[from];
        end = pointsBefore[to];
    }

    void extend(String more, int to) {
        piece.append(more);
        end = pointsBefore[to];
    }

    Encoding build() {
        close();
        return encoding.build();
    }

    private void close() {
        if (count > 0) {
            encoding.add(id, piece.toString(), count - 1, start, end);
            piece.setLength(0);
        }
    }
}
