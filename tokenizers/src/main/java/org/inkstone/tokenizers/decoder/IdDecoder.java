package org.inkstone.tokenizers.decoder;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Decoding straight from ids (由编号直接解码): the fast way beside a {@link Decoder}, which takes tokens.
 *
 * <p>What the decoder makes of each token is prepared, as UTF-8, when the short way is made; decoding copies it. That
 * can be done where a token becomes the same whatever stands around it, but for the first one and for rows of byte
 * tokens. Immutable; to be shared between threads.
 */
public interface IdDecoder {
    /**
     * Decodes ids.
     *
     * @param ids the ids
     * @param skipSpecialTokens whether special tokens are left out
     * @return what the decoder makes of the tokens
     * @throws IllegalArgumentException if an id is out of range, or the text has more than 2 GB
     */
    String decode(int[] ids, boolean skipSpecialTokens);

    /**
     * Makes the short way of a decoder.
     *
     * @param decoder the decoder
     * @param size one more than the highest id
     * @param tokens the token of each id, null for none
     * @param isSpecial whether an id is that of a special token
     * @return the short way, or nothing if the decoder has none
     */
    static Optional<IdDecoder> of(
            Decoder decoder, int size, IntFunction<@Nullable String> tokens, IntPredicate isSpecial) {
        List<Decoder> steps = DecoderSteps.flatten(decoder);
        if (steps.size() == 1 && steps.get(0) instanceof ByteLevelDecoder) {
            return Optional.of(new ByteLevelIdDecoder(size, tokens, isSpecial, false));
        }
        return DecoderSteps.of(steps).flatMap(found -> PreparedIdDecoder.of(found, size, tokens, isSpecial));
    }
}
