package org.inkstone.tokenizers.sentencepiece;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.inkstone.core.io.FormatException;
import org.inkstone.tokenizers.model.Vocabulary;
import org.inkstone.tokenizers.sentencepiece.SentencePieceModel.Piece;

/** What a list of pieces must fulfil. */
final class PieceChecks {
    private PieceChecks() {}

    static void check(List<Piece> pieces, boolean byteFallback) {
        if (pieces.size() >= Vocabulary.MAX_IDS) {
            throw new IllegalArgumentException(
                    "pieces must be fewer than " + Vocabulary.MAX_IDS + ", got " + pieces.size());
        }
        // Text is made of the first kind alone, so a piece of the second kind may look the same.
        Set<String> ofText = new HashSet<>();
        Set<String> reserved = new HashSet<>();
        BitSet bytes = new BitSet(256);
        int unknown = -1;
        for (int id = 0; id < pieces.size(); id++) {
            Piece piece = pieces.get(id);
            if (piece.text().isEmpty()) {
                throw new IllegalArgumentException("piece " + id + " must not be empty");
            }
            if (Float.isNaN(piece.score())) {
                throw new IllegalArgumentException("score of " + name(piece, id) + " must be a number, got NaN");
            }
            if (!(isOfText(piece.type()) ? ofText : reserved).add(piece.text())) {
                throw new IllegalArgumentException(name(piece, id) + " must not occur twice");
            }
            if (piece.type() == SentencePieceModel.Type.UNKNOWN) {
                if (unknown >= 0) {
                    throw new IllegalArgumentException(
                            "there must be one unknown piece, got " + unknown + " and " + id);
                }
                unknown = id;
            }
            if (piece.type() == SentencePieceModel.Type.BYTE) {
                bytes.set(byteOf(piece, id, byteFallback));
            }
        }
        if (unknown < 0) {
            throw new IllegalArgumentException("there must be an unknown piece, got none of " + pieces.size());
        }
        if (byteFallback && bytes.cardinality() < 256) {
            throw new IllegalArgumentException("with byte fallback all 256 bytes must have a piece, but "
                    + ByteFallback.piece(bytes.nextClearBit(0)) + " is missing");
        }
    }

    static boolean isOfText(SentencePieceModel.Type type) {
        return type == SentencePieceModel.Type.NORMAL
                || type == SentencePieceModel.Type.USER_DEFINED
                || type == SentencePieceModel.Type.UNUSED;
    }

    private static int byteOf(Piece piece, int id, boolean byteFallback) {
        int value = ByteFallback.byteOf(piece.text());
        if (value < 0) {
            throw new IllegalArgumentException(name(piece, id) + " is a byte and must be <0x00> to <0xFF>");
        }
        if (!byteFallback) {
            throw new IllegalArgumentException(name(piece, id) + " must not be a byte, since byte_fallback is false");
        }
        return value;
    }

    private static String name(Piece piece, int id) {
        return "piece " + id + " " + FormatException.quote(piece.text());
    }
}
