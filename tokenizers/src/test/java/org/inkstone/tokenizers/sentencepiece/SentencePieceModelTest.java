package org.inkstone.tokenizers.sentencepiece;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.inkstone.core.io.FormatException;
import org.inkstone.tokenizers.Golden;
import org.inkstone.tokenizers.added.AllowedSpecial;
import org.inkstone.tokenizers.sentencepiece.SentencePieceModel.Algorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentencePieceModelTest {
    /** Writes protocol buffers messages by hand. */
    private interface Fields {
        void write(CodedOutputStream out) throws IOException;
    }

    private static byte[] message(Fields... fields) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            for (Fields field : fields) {
                field.write(out);
            }
            out.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Fields piece(String text, float score, int type) {
        return out -> out.writeByteArray(
                1,
                message(
                        piece -> piece.writeByteArray(1, text.getBytes(StandardCharsets.UTF_8)),
                        piece -> piece.writeFloat(2, score),
                        piece -> piece.writeEnum(3, type)));
    }

    private static Fields trainer(int field, int value) {
        return out -> out.writeByteArray(2, message(trainer -> trainer.writeEnum(field, value)));
    }

    private static final Fields UNKNOWN = piece("<unk>", 0, 2);

    private static void assertBroken(String message, Fields... fields) {
        FormatException e =
                assertThrows(FormatException.class, () -> SentencePieceModel.read(message(fields), "x.model"));
        assertTrue(e.getMessage().startsWith("x.model: "), e.getMessage());
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }

    @Test
    void fieldsHaveTheirDefaultsAndLaterOnesCount() throws IOException {
        SentencePieceModel model = SentencePieceModel.read(
                message(UNKNOWN, trainer(3, 1), out -> out.writeByteArray(99, new byte[3]), trainer(3, 2)), "x.model");
        assertEquals(Algorithm.BPE, model.algorithm());
        assertEquals(" ⁇ ", model.unknownSurface());
        assertTrue(model.normalization().addDummyPrefix());
        assertTrue(model.normalization().removeExtraWhitespaces());
        assertTrue(model.normalization().escapeWhitespaces());
        assertTrue(model.normalization().charsmap().isEmpty());
        assertTrue(model.denormalization().isEmpty());
    }

    @Test
    void errorsNameThePlaceAndTheField() {
        assertBroken("there must be an unknown piece, got none of 0");
        assertBroken("there must be one unknown piece, got 0 and 1", UNKNOWN, piece("<unk2>", 0, 2));
        assertBroken("piece 1 \"a\" must not occur twice", piece("a", 0, 1), piece("a", 0, 4), UNKNOWN);
        assertBroken("piece 1 must not be empty", UNKNOWN, piece("", 0, 1));
        assertBroken("score of piece 1 \"a\" must be a number, got NaN", UNKNOWN, piece("a", Float.NaN, 1));
        assertBroken("byte 28, key \"pieces[1]\": type must be 1 to 6, got 7", UNKNOWN, piece("a", 0, 7));
        assertBroken("must not be a byte, since byte_fallback is false", UNKNOWN, piece("<0x41>", 0, 6));
        assertBroken("must be <0x00> to <0xFF>", UNKNOWN, piece("<0x4g>", 0, 6), trainer(35, 1));
        assertBroken("but <0x00> is missing", UNKNOWN, trainer(35, 1));
        assertBroken("key \"trainer_spec\": model_type must be 1 to 4, got 9", UNKNOWN, trainer(3, 9));
        assertBroken("wire type must be 2, got 0", out -> out.writeInt32(1, 5));
        assertBroken(
                "text must be UTF-8",
                out -> out.writeByteArray(1, message(piece -> piece.writeByteArray(1, new byte[] {(byte) 0xC0}))));
        assertBroken(
                "key \"normalizer_spec.precompiled_charsmap\": size of the trie must be",
                UNKNOWN,
                out -> out.writeByteArray(3, message(spec -> spec.writeByteArray(2, new byte[] {9, 9, 9, 9, 9}))));
        byte[] cut = Arrays.copyOf(message(UNKNOWN, piece("abc", 0, 1)), 25);
        FormatException e = assertThrows(FormatException.class, () -> SentencePieceModel.read(cut, "x.model"));
        assertTrue(e.getMessage().startsWith("x.model: byte "), e.getMessage());
        assertTrue(e.getMessage().contains("key \"pieces[1]\""), e.getMessage());
    }

    @Test
    void aPieceOfTextMayLookLikeAReservedOne() throws IOException {
        SentencePieceTokenizer tokenizer = new SentencePieceTokenizer(SentencePieceModel.read(
                message(UNKNOWN, piece("<s>", 0, 3), piece("<s>", 0, 1), piece("▁", 0, 1), trainer(3, 1)), "x.model"));
        assertEquals(1, tokenizer.tokenToId("<s>"));
        assertEquals(2, tokenizer.encode("<s>")[1]);
        assertEquals("", tokenizer.decode(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unigram.model", "bpe-unused.model", "bpe.model", "word.model", "char.model"})
    void damagedFilesAreReadOrRefusedButNothingElse(String name) {
        byte[] good = Golden.bytes("formats/" + name);
        Random random = new Random(name.hashCode());
        for (int round = 0; round < 800; round++) {
            byte[] bad = good.clone();
            int what = random.nextInt(4);
            for (int i = what == 0 ? 0 : 1 + random.nextInt(8); i > 0; i--) {
                // The interesting fields are at both ends.
                int at = random.nextInt(what == 1 ? Math.min(40, bad.length) : bad.length);
                at = what == 2 ? bad.length - 1 - random.nextInt(Math.min(1500, bad.length)) : at;
                bad[at] ^= (byte) (random.nextBoolean() ? 1 << random.nextInt(8) : random.nextInt(256));
            }
            byte[] content = what == 0 ? Arrays.copyOf(bad, random.nextInt(bad.length)) : bad;
            int number = round;
            try {
                SentencePieceTokenizer tokenizer =
                        new SentencePieceTokenizer(SentencePieceModel.read(content, "x.model"));
                int[] ids = tokenizer.encode("the ka@@ \u0000Aﬁ e\u0301 <s> 12 \uD83D\uDE00  x");
                tokenizer.encode("the ka ﬁ", AllowedSpecial.NONE, false);
                tokenizer.decode(ids);
            } catch (FormatException e) {
                assertTrue(e.getMessage().startsWith("x.model: "), e.getMessage());
            } catch (RuntimeException e) {
                throw new AssertionError(name + ", round " + number + " of this seed", e);
            }
        }
    }
}
