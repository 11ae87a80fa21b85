package org.inkstone.tokenizers.decoder;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Decoding of tokens that each become text by themselves (逐词元预备解码): Metaspace, WordPiece, and what Llama 2 and Gemma
 * do, {@code Replace, ByteFallback, Fuse, Strip}.
 *
 * <p>The decoder is asked once what it makes of every token, as the first one and as a later one. Byte tokens are read
 * as UTF-8 when their row is complete. What is stripped is stripped off the whole.
 */
final class PreparedIdDecoder implements IdDecoder {
    private final @Nullable StripDecoder strip;
    /** The tokens as they are when first, if that differs. */
    private final @Nullable TokenBytes first;

    private final TokenBytes later;
    private final SpareJoiner spare = new SpareJoiner();

    private PreparedIdDecoder(@Nullable StripDecoder strip, @Nullable TokenBytes first, TokenBytes later) {
        this.strip = strip;
        this.first = first;
        this.later = later;
    }

    /** Makes a decoder; there is none if a token has half a surrogate pair, which UTF-8 cannot write. */
    static Optional<IdDecoder> of(
            DecoderSteps steps, int size, IntFunction<@Nullable String> tokens, IntPredicate isSpecial) {
        List<Integer> ids = new ArrayList<>();
        List<String> all = new ArrayList<>();
        for (int id = 0; id < size; id++) {
            String token = tokens.apply(id);
            if (token != null) {
                ids.add(id);
                all.add(token);
            }
        }
        if (all.stream().anyMatch(PreparedIdDecoder::hasHalfAPair)) {
            return Optional.empty();
        }
        DecoderSequence each = new DecoderSequence(steps.each());
        // With an empty token before it, no other one is the first.
        List<String> shifted = new ArrayList<>(all.size() + 1);
        shifted.add("");
        shifted.addAll(all);
        List<String> changed = each.decodeChain(shifted);
        Table table = new Table(size, ids, isSpecial);
        TokenBytes later = table.of(changed.subList(1, changed.size()), steps.byteFallback());
        TokenBytes first = steps.firstDiffers()
                ? table.of(
                        all.stream().map(token -> each.decode(List.of(token))).toList(), steps.byteFallback())
                : null;
        return Optional.of(new PreparedIdDecoder(steps.strip(), first, later));
    }

    private static boolean hasHalfAPair(String token) {
        return token.codePoints().anyMatch(p -> p >= Character.MIN_SURROGATE && p <= Character.MAX_SURROGATE);
    }

    /** Makes tables for the same ids. */
    private record Table(int size, List<Integer> ids, IntPredicate isSpecial) {
        TokenBytes of(List<String> texts, boolean byteFallback) {
            TokenBytes.Builder builder = new TokenBytes.Builder();
            for (int i = 0; i < texts.size(); i++) {
                int id = ids.get(i);
                String text = texts.get(i);
                int value = byteFallback ? ByteFallbackDecoder.byteOf(text) : -1;
                if (value >= 0) {
                    builder.addByte(id, value, isSpecial.test(id));
                } else {
                    builder.add(id, text.getBytes(StandardCharsets.UTF_8), isSpecial.test(id));
                }
            }
            return builder.build(size, false);
        }
    }

    @Override
    public String decode(int[] ids, boolean skipSpecialTokens) {
        TokenJoiner joiner = spare.take();
        int next = 0;
        if (first != null) {
            while (next < ids.length && !first.isShown(ids[next], skipSpecialTokens)) {
                next++;
            }
            if (next < ids.length) {
                joiner.append(first, ids, next, next + 1, skipSpecialTokens);
                next++;
            }
        }
        joiner.append(later, ids, next, ids.length, skipSpecialTokens);
        String text = strip == null ? joiner.text() : joiner.stripped(strip.content(), strip.start(), strip.stop());
        spare.put(joiner);
        return text;
    }
}
