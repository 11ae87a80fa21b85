package org.inkstone.tokenizers.decoder;

import java.util.List;

/**
 * Decoders one after the other (解码序列): each rewrites what the one before gave.
 *
 * @param decoders the decoders, first to last
 */
public record DecoderSequence(List<Decoder> decoders) implements Decoder {
    public DecoderSequence {
        decoders = List.copyOf(decoders);
    }

    @Override
    public DecoderStream stream(DecoderStream out) {
        DecoderStream stream = out;
        for (int i = decoders.size() - 1; i >= 0; i--) {
            stream = decoders.get(i).stream(stream);
        }
        return stream;
    }
}
