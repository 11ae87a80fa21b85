package org.inkstone.tokenizers.sentencepiece;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.inkstone.tokenizers.sentencepiece.SentencePieceModel.Piece;

/**
 * The pieces by their bytes. Those that text is made of and the reserved ones are apart: {@code <s>} in a text is four
 * characters even if there is a control piece of that name.
 */
final class PieceIndex {
    private final List<Piece> pieces;
    private final ByteTrie ofText = new ByteTrie();
    private final ByteTrie reserved = new ByteTrie();
    private final ByteTrie userDefined = new ByteTrie();
    private final int unknown;

    PieceIndex(List<Piece> pieces) {
        this.pieces = pieces;
        int found = 0;
        for (int id = 0; id < pieces.size(); id++) {
            Piece piece = pieces.get(id);
            byte[] key = piece.text().getBytes(StandardCharsets.UTF_8);
            (PieceChecks.isOfText(piece.type()) ? ofText : reserved).put(key, id);
            if (piece.type() == SentencePieceModel.Type.USER_DEFINED) {
                userDefined.put(key, id);
            }
            if (piece.type() == SentencePieceModel.Type.UNKNOWN) {
                found = id;
            }
        }
        unknown = found;
    }

    /** The pieces that text is made of. */
    ByteTrie ofText() {
        return ofText;
    }

    /** The user-defined symbols, if there are any. */
    Optional<ByteTrie> userDefined() {
        return pieces.stream().anyMatch(piece -> piece.type() == SentencePieceModel.Type.USER_DEFINED)
                ? Optional.of(userDefined)
                : Optional.empty();
    }

    int unknown() {
        return unknown;
    }

    /** The id of a piece of either kind, the unknown one if there is none. */
    int id(byte[] text, int start, int end) {
        int id = reserved.id(text, start, end);
        if (id == ByteTrie.NONE) {
            id = ofText.id(text, start, end);
        }
        return id == ByteTrie.NONE ? unknown : id;
    }

    Piece piece(int id) {
        return pieces.get(id);
    }

    boolean isType(int id, SentencePieceModel.Type type) {
        return pieces.get(id).type() == type;
    }

    /** The length of the symbol that starts at a place: a user-defined one or one character. */
    static int symbol(Optional<ByteTrie> userDefined, byte[] text, int at, int end) {
        int length = userDefined.isPresent() ? userDefined.get().longest(text, at, end) : 0;
        return length > 0 ? length : Utf8.length(text, at, end);
    }
}
