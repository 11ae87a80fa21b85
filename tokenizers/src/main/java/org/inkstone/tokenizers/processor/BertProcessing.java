package org.inkstone.tokenizers.processor;

import java.util.ArrayList;
import java.util.List;
import org.inkstone.tokenizers.encoding.Encoding;

/**
 * Post-processing of BERT (BERT 后处理): {@code [CLS] A [SEP]}, and {@code [CLS] A [SEP] B [SEP]} for two texts. The
 * second text and the last separator have type 1, all else has type 0.
 *
 * @param sep the separator, as a rule {@code [SEP]}
 * @param cls the token at the start, as a rule {@code [CLS]}
 * @paper Devlin, Chang, Lee, Toutanova 2018, BERT: Pre-training of Deep Bidirectional Transformers for Language
 *     Understanding, arXiv 1810.04805
 */
public record BertProcessing(SeparatorToken sep, SeparatorToken cls) implements PostProcessor {
    @Override
    public int addedTokens(boolean pair) {
        return pair ? 3 : 2;
    }

    @Override
    public List<Encoding> process(List<Encoding> encodings, boolean addSpecialTokens) {
        if (!addSpecialTokens) {
            return encodings;
        }
        List<Encoding> framed = new ArrayList<>();
        for (Encoding encoding : encodings) {
            framed.add(
                    framed.isEmpty()
                            ? Encoding.join(List.of(cls.encoding(0), encoding, sep.encoding(0)))
                            : Encoding.join(List.of(encoding, sep.encoding(1))));
        }
        return framed;
    }
}
