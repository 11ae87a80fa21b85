package org.inkstone.tokenizers.sentencepiece;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.inkstone.tokenizers.sentencepiece.SentencePieceModel.Piece;

/**
 * Pieces back to text (解码).
 *
 * <p>Pieces are joined and U+2581 becomes a space. The space that the dummy prefix put before the first word is taken
 * away again, or, if extra spaces were removed, all spaces at the start. Control pieces give nothing, the unknown piece
 * its surface. Runs of byte pieces are read as UTF-8, and each byte that belongs to no whole character is U+FFFD.
 */
final class PieceDecoder {
    private final SentencePieceModel model;
    private final PieceIndex index;
    private final Optional<TextNormalizer> denormalizer;
    private final boolean stripsOne;
    private final boolean stripsAll;

    PieceDecoder(SentencePieceModel model, PieceIndex index) {
        this.model = model;
        this.index = index;
        this.denormalizer =
                model.denormalization().map(options -> new TextNormalizer(options, false, Optional.empty()));
        this.stripsAll = model.normalization().removeExtraWhitespaces();
        this.stripsOne = model.normalization().addDummyPrefix() || stripsAll;
    }

    String decode(boolean skipControl, int[] ids) {
        StringBuilder text = new StringBuilder();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean atStart = true;
        boolean stripped = false;
        for (int id : ids) {
            Piece piece = index.piece(canonical(id));
            if (piece.type() == SentencePieceModel.Type.BYTE) {
                bytes.write(ByteFallback.byteOf(piece.text()));
                continue;
            }
            flush(bytes, text);
            atStart &= !stripped && text.length() == 0;
            stripped = false;
            switch (piece.type()) {
                case CONTROL -> text.append(skipControl ? "" : piece.text());
                case UNKNOWN -> text.append(model.unknownSurface());
                default -> {
                    String shown = piece.text();
                    if (atStart && stripsOne && shown.startsWith("▁")) {
                        shown = shown.substring(1);
                        stripped = !stripsAll;
                    }
                    text.append(shown.replace('▁', ' '));
                }
            }
        }
        flush(bytes, text);
        return denormalizer.isPresent() ? denormalize(denormalizer.get(), text.toString()) : text.toString();
    }

    /** Of a piece of text that looks like a reserved one, the reserved one counts. */
    private int canonical(int id) {
        byte[] key = index.piece(id).text().getBytes(StandardCharsets.UTF_8);
        return index.id(key, 0, key.length);
    }

    private static void flush(ByteArrayOutputStream bytes, StringBuilder text) {
        if (bytes.size() > 0) {
            text.append(Utf8.text(bytes.toByteArray()));
            bytes.reset();
        }
    }

    private static String denormalize(TextNormalizer normalizer, String text) {
        NormalizedText normalized = normalizer.normalize(Utf8.bytes(text));
        return new String(normalized.bytes(), 0, normalized.length(), StandardCharsets.UTF_8);
    }
}
