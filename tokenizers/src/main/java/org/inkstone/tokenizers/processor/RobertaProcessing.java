package org.inkstone.tokenizers.processor;

import java.util.ArrayList;
import java.util.List;
import org.inkstone.tokenizers.encoding.Encoding;

/**
 * Post-processing of RoBERTa (RoBERTa 后处理): {@code <s> A </s>}, and {@code <s> A </s></s> B </s>} for two texts. All
 * tokens have type 0. Spans are trimmed as {@link ByteLevelProcessor} does.
 *
 * @param sep the separator, as a rule {@code </s>}
 * @param cls the token at the start, as a rule {@code <s>}
 * @param trimOffsets whether white space is taken out of the spans (true)
 * @param addPrefixSpace spare the single space at the start of the text, since it was put there (true)
 * @paper Liu et al. 2019, RoBERTa: A Robustly Optimized BERT Pretraining Approach, arXiv 1907.11692
 */
public record RobertaProcessing(SeparatorToken sep, SeparatorToken cls, boolean trimOffsets, boolean addPrefixSpace)
        implements PostProcessor {
    @Override
    public int addedTokens(boolean pair) {
        return pair ? 4 : 2;
    }

    @Override
    public List<Encoding> process(List<Encoding> encodings, boolean addSpecialTokens) {
        List<Encoding> processed = new ArrayList<>();
        for (Encoding encoding : encodings) {
            Encoding trimmed = (trimOffsets ? ByteLevelProcessor.trim(encoding, addPrefixSpace) : encoding)
                    .eachWindow(window -> window.withTypeId(0));
            if (addSpecialTokens) {
                SeparatorToken before = processed.isEmpty() ? cls : sep;
                processed.add(Encoding.join(List.of(before.encoding(0), trimmed, sep.encoding(0))));
            } else {
                processed.add(trimmed);
            }
        }
        return processed;
    }
}
