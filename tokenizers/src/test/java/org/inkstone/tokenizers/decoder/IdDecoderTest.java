package org.inkstone.tokenizers.decoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.inkstone.tokenizers.normalizer.Replace;
import org.inkstone.tokenizers.pretokenizer.Metaspace.PrependScheme;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The short ways against the decoders themselves. */
class IdDecoderTest {
    /** Ids above the others, and one far above them. */
    private static final int SIZE = 5001;

    private static final Decoder MARKS = new ReplaceDecoder(Replace.literal("▁", " "));

    private static final List<Decoder> QUICK = List.of(
            new SpacedDecoder(),
            new FuseDecoder(),
            new ByteLevelDecoder(),
            new ByteFallbackDecoder(),
            new WordPieceDecoder("##", true),
            new WordPieceDecoder("##", false),
            new WordPieceDecoder("", true),
            new MetaspaceDecoder('▁', PrependScheme.ALWAYS, true),
            new MetaspaceDecoder('▁', PrependScheme.FIRST, false),
            new MetaspaceDecoder('▁', PrependScheme.NEVER, true),
            new StripDecoder('_', 1, 2),
            new DecoderSequence(List.of()),
            new DecoderSequence(List.of(new DecoderSequence(List.of(new ByteLevelDecoder())))),
            new DecoderSequence(
                    List.of(MARKS, new ByteFallbackDecoder(), new FuseDecoder(), new StripDecoder(' ', 1, 0))),
            new DecoderSequence(
                    List.of(MARKS, new ByteFallbackDecoder(), new FuseDecoder(), new StripDecoder(' ', 3, 2))),
            new DecoderSequence(List.of(MARKS, new ByteFallbackDecoder(), new FuseDecoder())),
            new DecoderSequence(List.of(new ReplaceDecoder(Replace.regex("[a-c]+|$", "<0xC3>")), MARKS)),
            new DecoderSequence(
                    List.of(new ReplaceDecoder(Replace.literal("aa", "<0xC3>")), new ByteFallbackDecoder())),
            new DecoderSequence(List.of(new WordPieceDecoder("##", true), new FuseDecoder())));

    private static final List<Decoder> SLOW = List.of(
            new BpeDecoder("</w>"),
            new CtcDecoder("<pad>", "|", true),
            new DecoderSequence(List.of(new ByteFallbackDecoder(), MARKS)),
            new DecoderSequence(List.of(new WordPieceDecoder("##", true), new ByteFallbackDecoder())),
            new DecoderSequence(List.of(MARKS, new FuseDecoder(), new StripDecoder('▁', 1, 0))),
            new DecoderSequence(List.of(new ByteFallbackDecoder(), new StripDecoder(' ', 1, 0))));

    private static final @Nullable String[] TOKENS = new @Nullable String[SIZE];

    static {
        Random random = new Random(4);
        List<String> tokens = new ArrayList<>(List.of(
                "", "##", "##s", "n't", "▁", "▁▁", "▁a", "a▁b", "_", "___", "__a_", " ", "  ", " .", "don", "not", "aa",
                "<0x0", "<0x+A>", "<0xG0>", "<0x0A> ", "Ġ", "ä¸", "Ń", "世", "é", "😀", "\u0000", "\uFFFD", "'s", "."));
        IntStream.range(0, 256).forEach(b -> tokens.add(String.format("<0x%02X>", b)));
        for (int length = 1; length < 40; length++) {
            tokens.add("▁" + "x".repeat(length));
            tokens.add("é".repeat(length));
        }
        while (tokens.size() < 600) {
            tokens.add(random.ints(random.nextInt(12), 0x20, 0x180)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString());
        }
        for (int i = 0; i < tokens.size(); i++) {
            // A hole now and then.
            TOKENS[i + i / 7] = tokens.get(i);
        }
        TOKENS[SIZE - 1] = "<far>";
        TOKENS[SIZE - 3] = "<0x41>";
    }

    private static final int[] BYTES =
            IntStream.range(0, 256).map(b -> id(String.format("<0x%02X>", b))).toArray();

    private static int id(String token) {
        return Arrays.asList(TOKENS).indexOf(token);
    }

    private static boolean isSpecial(int id) {
        return id % 13 == 0 || id == SIZE - 1;
    }

    private static String slow(Decoder decoder, boolean skip, int... ids) {
        List<String> tokens = new ArrayList<>();
        for (int id : ids) {
            String token = TOKENS[id];
            if (token != null && !(skip && isSpecial(id))) {
                tokens.add(token);
            }
        }
        return decoder.decode(tokens);
    }

    private static IdDecoder quick(Decoder decoder) {
        return IdDecoder.of(decoder, SIZE, id -> TOKENS[id], IdDecoderTest::isSpecial)
                .orElseThrow();
    }

    @Test
    void equalTheDecoderOfTokens() {
        Random random = new Random(5);
        for (Decoder decoder : QUICK) {
            IdDecoder quick = quick(decoder);
            for (int n = 0; n < 2_000; n++) {
                int[] ids = ids(random);
                boolean skip = random.nextBoolean();
                assertEquals(
                        slow(decoder, skip, ids),
                        quick.decode(ids, skip),
                        () -> decoder + " " + skip + " " + Arrays.toString(ids));
            }
        }
    }

    /** Any ids; a few and far ones; or the byte tokens of a text, of which one may be another token. */
    private static int[] ids(Random random) {
        int length = random.nextInt(1 + random.nextInt(60));
        return switch (random.nextInt(3)) {
            case 0 -> random.ints(length, 0, 700).toArray();
            case 1 ->
                random.ints(length, 0, 50)
                        .map(i -> i < 45 ? i : SIZE - 1 - i % 5)
                        .toArray();
            default -> byteIds(random, " é世😀b".repeat(1 + length / 9));
        };
    }

    private static int[] byteIds(Random random, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int[] ids = IntStream.range(0, bytes.length)
                .map(i -> BYTES[bytes[i] & 0xFF])
                .toArray();
        if (random.nextBoolean()) {
            ids[random.nextInt(ids.length)] = random.nextInt(600);
        }
        return Arrays.copyOf(ids, random.nextInt(ids.length + 1));
    }

    @Test
    void decodeEveryTokenAlone() {
        for (Decoder decoder : QUICK) {
            IdDecoder quick = quick(decoder);
            for (int id = 0; id < SIZE; id++) {
                assertEquals(slow(decoder, false, id), quick.decode(new int[] {id}, false));
                assertEquals(slow(decoder, true, id), quick.decode(new int[] {id}, true));
                assertEquals(slow(decoder, true, 5, id, 3), quick.decode(new int[] {5, id, 3}, true));
            }
        }
    }

    @Test
    void streamsAndOtherDecodersGoTheGeneralWay() {
        for (Decoder decoder : SLOW) {
            assertTrue(
                    IdDecoder.of(decoder, SIZE, id -> TOKENS[id], id -> false).isEmpty(), decoder::toString);
        }
        // UTF-8 cannot write half a surrogate pair.
        assertTrue(IdDecoder.of(new SpacedDecoder(), 1, id -> "a\uD83D", id -> false)
                .isEmpty());
    }

    @Test
    void refuseIdsOutOfRange() {
        IdDecoder quick = quick(new FuseDecoder());
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> quick.decode(new int[] {0, SIZE}, true));
        assertEquals("id must be in [0, 5001), got 5001", error.getMessage());
        assertThrows(IllegalArgumentException.class, () -> quick.decode(new int[] {Integer.MIN_VALUE}, false));
        assertThrows(
                IllegalArgumentException.class, () -> quick(new SpacedDecoder()).decode(new int[] {-1}, false));
        // After an error the next text is decoded as any.
        assertEquals(slow(new FuseDecoder(), true, 9, 10), quick.decode(new int[] {9, 10}, true));
    }

    @Test
    void threadsShareADecoder() {
        Decoder decoder = QUICK.get(13);
        IdDecoder quick = quick(decoder);
        long wrong = IntStream.range(0, 20_000)
                .parallel()
                .filter(n -> {
                    int[] ids = new Random(n).ints(n % 50, 0, 700).toArray();
                    return !slow(decoder, true, ids).equals(quick.decode(ids, true));
                })
                .count();
        assertEquals(0, wrong);
    }

    @Test
    void longTextsAreDecoded() {
        int[] ids = new Random(6).ints(500_000, 0, 700).toArray();
        for (Decoder decoder : List.of(new ByteLevelDecoder(), QUICK.get(13), new WordPieceDecoder("##", true))) {
            assertEquals(slow(decoder, true, ids), quick(decoder).decode(ids, true));
        }
    }
}
