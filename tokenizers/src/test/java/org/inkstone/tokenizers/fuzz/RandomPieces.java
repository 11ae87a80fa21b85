package org.inkstone.tokenizers.fuzz;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.inkstone.tokenizers.Golden;

/** Small SentencePiece models, as bytes of their file (随机 SentencePiece 模型). */
final class RandomPieces {
    private static final byte[] CHARSMAP = Base64.getDecoder()
            .decode(Golden.rows("normalizer/longest-prefix.jsonl")
                    .get(0)
                    .get("charsmap")
                    .asText());
    private static final int NORMAL = 1;
    private static final int UNKNOWN = 2;
    private static final int CONTROL = 3;
    private static final int USER_DEFINED = 4;
    private static final int UNUSED = 5;
    private static final int BYTE = 6;

    private interface Fields {
        void write(CodedOutputStream out) throws IOException;
    }

    private RandomPieces() {}

    /** A whole file that is well formed. */
    static byte[] file(RandomGenerator random) throws IOException {
        boolean bytes = random.nextInt(3) == 0;
        boolean rare = random.nextInt(4) == 0;
        Set<String> texts = new LinkedHashSet<>();
        texts.add("▁");
        for (int i = random.nextInt(1, 60); i > 0; i--) {
            String text = RandomText.wellFormed(RandomText.part(random)).replace(" ", "▁");
            texts.add(random.nextInt(3) == 0 ? "▁" + text : text);
            text.codePoints().filter(c -> random.nextInt(3) > 0).forEach(c -> texts.add(Character.toString(c)));
        }
        texts.remove("");
        texts.remove("<unk>");
        texts.remove("<s>");
        texts.removeIf(text -> text.startsWith("<0x") || text.indexOf('\0') >= 0);
        return message(out -> {
            piece(out, "<unk>", 0, UNKNOWN);
            piece(out, "<s>", 0, CONTROL);
            for (int b = 0; bytes && b < 256; b++) {
                piece(out, String.format("<0x%02X>", b), 0, BYTE);
            }
            for (String text : texts) {
                int type = random.nextInt(12) > 0 || !rare ? NORMAL : random.nextBoolean() ? USER_DEFINED : UNUSED;
                piece(out, text, random.nextInt(3) == 0 ? -random.nextInt(3) : -10 * random.nextFloat(), type);
            }
            field(out, 2, spec -> {
                spec.writeEnum(3, random.nextInt(1, 5));
                spec.writeBool(24, random.nextInt(4) == 0);
                spec.writeBool(35, bytes);
            });
            field(out, 3, spec -> normalizer(spec, random));
            if (random.nextInt(4) == 0) {
                field(out, 5, spec -> normalizer(spec, random));
            }
        });
    }

    private static void normalizer(CodedOutputStream out, RandomGenerator random) throws IOException {
        if (random.nextBoolean()) {
            out.writeByteArray(2, CHARSMAP);
        }
        for (int flag = 3; flag <= 5; flag++) {
            out.writeBool(flag, random.nextBoolean());
        }
    }

    private static void piece(CodedOutputStream out, String text, float score, int type) throws IOException {
        field(out, 1, piece -> {
            piece.writeString(1, text);
            piece.writeFloat(2, score);
            piece.writeEnum(3, type);
        });
    }

    private static void field(CodedOutputStream out, int number, Fields fields) throws IOException {
        out.writeByteArray(number, message(fields));
    }

    private static byte[] message(Fields fields) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        fields.write(out);
        out.flush();
        return bytes.toByteArray();
    }
}
