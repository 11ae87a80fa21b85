package org.inkstone.tokenizers.processor;

import java.util.List;
import org.inkstone.tokenizers.encoding.Encoding;

/**
 * A post-processor (后处理器): adds special tokens around a text or a pair of texts, or trims spans. Immutable; to be
 * shared between threads.
 */
public interface PostProcessor {
    /**
     * How many special tokens are added.
     *
     * @param pair whether to two texts, or to one
     * @return at least 0
     */
    int addedTokens(boolean pair);

    /**
     * Processes the encodings of one text or two. The windows of their overflow are processed alike.
     *
     * @param encodings the tokens of each text; behind another post-processor, what that one gave
     * @param addSpecialTokens whether special tokens are added
     * @return encodings that are to be {@linkplain Encoding#join joined}
     * @throws IllegalArgumentException if the post-processor before this one gave more or fewer pieces than it can take
     */
    List<Encoding> process(List<Encoding> encodings, boolean addSpecialTokens);
}
