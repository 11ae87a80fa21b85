package org.inkstone.tokenizers.decoder;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inkstone.tokenizers.pretokenizer.Metaspace.PrependScheme;
import org.jspecify.annotations.Nullable;

/**
 * A decoder as three steps in a row (解码步骤): what changes each token by itself, byte fallback, and what strips the whole.
 *
 * @param each changes each token by itself
 * @param firstDiffers whether the first token may become something else than the same one later
 * @param byteFallback whether byte tokens are read as UTF-8
 * @param strip what strips the whole text, or null
 */
record DecoderSteps(List<Decoder> each, boolean firstDiffers, boolean byteFallback, @Nullable StripDecoder strip) {
    DecoderSteps {
        each = List.copyOf(each);
    }

    /** The decoders one after the other, those of sequences among them. */
    static List<Decoder> flatten(Decoder decoder) {
        return decoder instanceof DecoderSequence sequence
                ? sequence.decoders().stream()
                        .flatMap(step -> flatten(step).stream())
                        .toList()
                : List.of(decoder);
    }

    /** The steps of decoders, or nothing if they do something else. */
    static Optional<DecoderSteps> of(List<Decoder> decoders) {
        int at = 0;
        List<Decoder> each = new ArrayList<>();
        boolean firstDiffers = false;
        while (at < decoders.size() && changesEach(decoders.get(at))) {
            firstDiffers |= changesFirst(decoders.get(at));
            each.add(decoders.get(at++));
        }
        boolean byteFallback = at < decoders.size() && decoders.get(at) instanceof ByteFallbackDecoder;
        if (byteFallback) {
            at++;
        }
        StripDecoder strip = null;
        if (at < decoders.size() && decoders.get(at) instanceof FuseDecoder) {
            at++;
            if (at < decoders.size() && decoders.get(at) instanceof StripDecoder last && last.content() < 0x80) {
                strip = last;
                at++;
            }
        }
        // A first token that may be a byte would need the row behind it.
        return at < decoders.size() || (firstDiffers && byteFallback)
                ? Optional.empty()
                : Optional.of(new DecoderSteps(each, firstDiffers, byteFallback, strip));
    }

    private static boolean changesEach(Decoder decoder) {
        return decoder instanceof ReplaceDecoder
                || decoder instanceof StripDecoder
                || decoder instanceof MetaspaceDecoder
                || changesFirst(decoder);
    }

    private static boolean changesFirst(Decoder decoder) {
        return decoder instanceof WordPieceDecoder
                || decoder instanceof SpacedDecoder
                || (decoder instanceof MetaspaceDecoder metaspace && metaspace.prependScheme() != PrependScheme.NEVER);
    }
}
