package org.inkstone.tokenizers.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.inkstone.tokenizers.EncodeOptions;
import org.inkstone.tokenizers.HuggingFaceTokenizer;
import org.inkstone.tokenizers.TokenStreamDecoder;
import org.inkstone.tokenizers.added.AllowedSpecial;
import org.inkstone.tokenizers.encoding.Encoding;
import org.inkstone.tokenizers.encoding.SubwordTokenizer;
import org.inkstone.tokenizers.model.BytePairEncoding;

/** What holds for every tokenizer and every text (对任何文本都成立的性质). */
final class EncodingChecks {
    private EncodingChecks() {}

    /** The ids of a text, or none if the text is one that the tokenizer documents it refuses. */
    static Optional<int[]> encode(SubwordTokenizer tokenizer, String text, AllowedSpecial allowed) {
        try {
            return Optional.of(tokenizer.encode(text, allowed));
        } catch (IllegalArgumentException e) {
            requireHelpful(e);
            return Optional.empty();
        }
    }

    /** Refused arguments say what must be. */
    static void requireHelpful(IllegalArgumentException e) {
        String message = String.valueOf(e.getMessage());
        boolean ours = e.getStackTrace()[0].getClassName().startsWith("org.inkstone");
        if (!ours || !message.contains("must") || message.length() > 900) {
            throw new AssertionError("error must help, got " + message, e);
        }
    }

    /** Ids, places and counts agree, whichever way they are asked for. Returns whether the text was encoded. */
    static boolean check(SubwordTokenizer tokenizer, String text, AllowedSpecial allowed) {
        Optional<int[]> encoded = encode(tokenizer, text, allowed);
        Encoding placed;
        try {
            placed = tokenizer.encode(text, allowed, false);
        } catch (IllegalArgumentException e) {
            requireHelpful(e);
            assertTrue(encoded.isEmpty(), "only the ids alone are given");
            return false;
        }
        int[] ids = encoded.orElseThrow(() -> new AssertionError("the ids alone are refused"));
        assertArrayEquals(placed.ids().stream().mapToInt(i -> i).toArray(), ids, "ids alone");
        for (int id : ids) {
            assertTrue(id >= 0 && id < tokenizer.vocabularySize(), "id " + id + " out of range");
        }
        int points = text.codePointCount(0, text.length());
        boolean ordered = isOrdered(tokenizer);
        Encoding.Span before = new Encoding.Span(0, 0);
        for (Encoding.Span span : placed.spans()) {
            assertTrue(
                    0 <= span.start() && span.start() <= span.end() && span.end() <= points,
                    () -> "span " + span + " in " + points);
            Encoding.Span last = before;
            assertTrue(
                    !ordered || (last.start() <= span.start() && last.end() <= span.end()),
                    () -> last + " before " + span);
            before = span;
        }
        if (allowed.equals(AllowedSpecial.NONE)) {
            assertArrayEquals(ids, tokenizer.encode(text), "ids by default");
            assertEquals(ids.length, tokenizer.countTokens(text), "count");
        }
        tokenizer.decode(ids);
        assertArrayEquals(ids, tokenizer.encode(text, allowed), "ids again");
        return true;
    }

    /**
     * Whether places go from left to right. They need not where a normalizer or a post-processor moves them, nor where
     * a byte has no piece: as in the reference, its unknown token then comes behind the bytes that follow.
     */
    private static boolean isOrdered(SubwordTokenizer tokenizer) {
        return !(tokenizer instanceof HuggingFaceTokenizer whole)
                || (whole.definition().normalizer().isEmpty()
                        && whole.definition().postProcessor().isEmpty()
                        && !(whole.definition().model() instanceof BytePairEncoding model
                                && model.options().byteFallback()));
    }

    /** What only whole tokenizers have: cutting, padding, pairs, streams. */
    static void checkMore(HuggingFaceTokenizer tokenizer, String text, String other, RandomGenerator random) {
        int[] ids = encode(tokenizer, text, AllowedSpecial.ALL).orElse(null);
        if (ids == null) {
            return;
        }
        int most = random.nextInt(ids.length + 2);
        int[] first = tokenizer.encodeAtMost(text, most, AllowedSpecial.ALL);
        assertTrue(first.length <= most, "at most");
        assertArrayEquals(Arrays.copyOf(ids, first.length), first, "at most");
        checkStream(tokenizer, ids);
        int[] any = random.ints(random.nextInt(1, 40), 0, tokenizer.vocabularySize())
                .toArray();
        checkStream(tokenizer, any);
        for (boolean special : new boolean[] {false, true}) {
            EncodeOptions options = new EncodeOptions(
                    AllowedSpecial.ALL,
                    special,
                    tokenizer.definition().truncation(),
                    tokenizer
                            .definition()
                            .padding()
                            .filter(p -> p.fixedLength().orElse(0) < 10_000
                                    && p.multipleOf().orElse(0) < 10_000));
            try {
                Encoding one = tokenizer.encode(text, options);
                Encoding two = tokenizer.encodePair(text, other, options);
                for (Encoding encoding : List.of(one, two)) {
                    assertEquals(encoding.length(), encoding.ids().size());
                    assertEquals(encoding.length(), encoding.utf16Spans().size());
                    encoding.overflowing()
                            .forEach(window -> assertEquals(
                                    window.length(), window.tokens().size()));
                }
            } catch (IllegalArgumentException e) {
                requireHelpful(e);
            }
        }
    }

    private static void checkStream(HuggingFaceTokenizer tokenizer, int[] ids) {
        for (boolean skip : new boolean[] {false, true}) {
            TokenStreamDecoder stream = tokenizer.streamDecoder(skip);
            StringBuilder streamed = new StringBuilder();
            for (int id : ids) {
                streamed.append(stream.push(id));
            }
            streamed.append(stream.finish());
            assertEquals(tokenizer.decode(skip, ids), streamed.toString(), () -> "stream of " + Arrays.toString(ids));
        }
    }
}
