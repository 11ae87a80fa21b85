package org.inkstone.tokenizers.sentencepiece;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inkstone.core.io.FormatException;
import org.inkstone.tokenizers.sentencepiece.SentencePieceModel.Algorithm;
import org.inkstone.tokenizers.sentencepiece.SentencePieceModel.Normalization;
import org.inkstone.tokenizers.sentencepiece.SentencePieceModel.Piece;
import org.jspecify.annotations.Nullable;

/**
 * Reads the message {@code ModelProto} field by field. Fields that are not known here are skipped. A message that
 * occurs twice is merged, as protocol buffers demand: the later value of each field counts.
 *
 * <p>Nothing is allocated for a length before it is clear that as many bytes are there.
 */
final class ModelProtoReader {
    private static final int VARINT = WireFormat.WIRETYPE_VARINT;
    private static final int BYTES = WireFormat.WIRETYPE_LENGTH_DELIMITED;
    private static final int FLOAT = WireFormat.WIRETYPE_FIXED32;

    private final CodedInputStream in;
    private final String file;
    private final List<Piece> pieces = new ArrayList<>();
    private Algorithm algorithm = Algorithm.UNIGRAM;
    private boolean byteFallback;
    private boolean whitespaceAsSuffix;
    private String unknownSurface = " \u2047 ";
    private final Spec normalizer = new Spec();
    private @Nullable Spec denormalizer;
    /** The field that is being read, for messages. */
    private String field = "ModelProto";

    /** A NormalizerSpec with its defaults. */
    private static final class Spec {
        String name = "";
        byte[] charsmap = {};
        boolean addDummyPrefix = true;
        boolean removeExtraWhitespaces = true;
        boolean escapeWhitespaces = true;

        Normalization build() {
            return new Normalization(
                    name,
                    charsmap.length == 0 ? Optional.empty() : Optional.of(LongestMatchCharsmap.of(charsmap)),
                    addDummyPrefix,
                    removeExtraWhitespaces,
                    escapeWhitespaces);
        }
    }

    /** Reads the fields of a message. */
    private interface FieldReader {
        /** Reads a field if it is known; says whether it was. */
        boolean read(int number, int wireType) throws IOException;
    }

    ModelProtoReader(byte[] content, String file) {
        this.in = CodedInputStream.newInstance(content);
        this.file = file;
    }

    SentencePieceModel read() throws FormatException {
        try {
            fields(this::modelField);
            field = "normalizer_spec.precompiled_charsmap";
            Normalization first = normalizer.build();
            field = "denormalizer_spec.precompiled_charsmap";
            // The reference leaves a denormalizer without a charsmap aside.
            Optional<Normalization> last = Optional.ofNullable(denormalizer)
                    .filter(spec -> spec.charsmap.length > 0)
                    .map(Spec::build);
            field = "pieces";
            return new SentencePieceModel(
                    algorithm, pieces, byteFallback, whitespaceAsSuffix, unknownSurface, first, last);
        } catch (IllegalArgumentException e) {
            throw new FormatException(file, "key \"" + field + "\"", String.valueOf(e.getMessage()), e);
        } catch (FormatException e) {
            throw e;
        } catch (IOException e) {
            throw new FormatException(file, where(), "file must be a SentencePiece model, but " + e.getMessage(), e);
        }
    }

    private boolean modelField(int number, int type) throws IOException {
        switch (number) {
            case 1 -> {
                field = "pieces[" + pieces.size() + "]";
                PieceFields piece = new PieceFields();
                message(type, piece);
                pieces.add(new Piece(piece.text, piece.score, piece.type));
            }
            case 2 -> {
                field = "trainer_spec";
                message(type, this::trainerField);
            }
            case 3 -> {
                field = "normalizer_spec";
                message(type, (n, t) -> normalizerField(normalizer, n, t));
            }
            case 5 -> {
                field = "denormalizer_spec";
                Spec spec = denormalizer == null ? new Spec() : denormalizer;
                denormalizer = spec;
                message(type, (n, t) -> normalizerField(spec, n, t));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private final class PieceFields implements FieldReader {
        private String text = "";
        private float score;
        private SentencePieceModel.Type type = SentencePieceModel.Type.NORMAL;

        @Override
        public boolean read(int number, int wireType) throws IOException {
            switch (number) {
                case 1 -> text = string(wireType);
                case 2 -> {
                    expect(FLOAT, wireType);
                    score = in.readFloat();
                }
                case 3 -> {
                    expect(VARINT, wireType);
                    type = type(in.readRawVarint64());
                }
                default -> {
                    return false;
                }
            }
            return true;
        }
    }

    private boolean trainerField(int number, int wireType) throws IOException {
        switch (number) {
            case 3 -> {
                expect(VARINT, wireType);
                algorithm = algorithm(in.readRawVarint64());
            }
            case 24 -> whitespaceAsSuffix = bool(wireType);
            case 35 -> byteFallback = bool(wireType);
            case 44 -> unknownSurface = string(wireType);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean normalizerField(Spec spec, int number, int wireType) throws IOException {
        switch (number) {
            case 1 -> spec.name = string(wireType);
            case 2 -> {
                expect(BYTES, wireType);
                spec.charsmap = in.readByteArray();
            }
            case 3 -> spec.addDummyPrefix = bool(wireType);
            case 4 -> spec.removeExtraWhitespaces = bool(wireType);
            case 5 -> spec.escapeWhitespaces = bool(wireType);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void message(int wireType, FieldReader reader) throws IOException {
        expect(BYTES, wireType);
        int limit = in.pushLimit(in.readRawVarint32());
        fields(reader);
        in.popLimit(limit);
    }

    private void fields(FieldReader reader) throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (!reader.read(WireFormat.getTagFieldNumber(tag), WireFormat.getTagWireType(tag)) && !in.skipField(tag)) {
                throw new FormatException(file, where(), "a group ends that has not begun");
            }
        }
    }

    private void expect(int expected, int wireType) throws FormatException {
        if (wireType != expected) {
            throw new FormatException(file, where(), "wire type must be " + expected + ", got " + wireType);
        }
    }

    private boolean bool(int wireType) throws IOException {
        expect(VARINT, wireType);
        return in.readBool();
    }

    private String string(int wireType) throws IOException {
        expect(BYTES, wireType);
        byte[] bytes = in.readByteArray();
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new FormatException(file, where(), "text must be UTF-8, but this is not", e);
        }
    }

    private Algorithm algorithm(long number) throws FormatException {
        return switch ((int) Math.max(0, Math.min(5, number))) {
            case 1 -> Algorithm.UNIGRAM;
            case 2 -> Algorithm.BPE;
            case 3 -> Algorithm.WORD;
            case 4 -> Algorithm.CHAR;
            default -> throw new FormatException(file, where(), "model_type must be 1 to 4, got " + number);
        };
    }

    private SentencePieceModel.Type type(long number) throws FormatException {
        return switch ((int) Math.max(0, Math.min(7, number))) {
            case 1 -> SentencePieceModel.Type.NORMAL;
            case 2 -> SentencePieceModel.Type.UNKNOWN;
            case 3 -> SentencePieceModel.Type.CONTROL;
            case 4 -> SentencePieceModel.Type.USER_DEFINED;
            case 5 -> SentencePieceModel.Type.UNUSED;
            case 6 -> SentencePieceModel.Type.BYTE;
            default -> throw new FormatException(file, where(), "type must be 1 to 6, got " + number);
        };
    }

    private String where() {
        return "byte " + in.getTotalBytesRead() + ", key \"" + field + "\"";
    }
}
