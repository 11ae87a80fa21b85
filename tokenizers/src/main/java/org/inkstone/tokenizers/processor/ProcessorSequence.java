package org.inkstone.tokenizers.processor;

import java.util.List;
import org.inkstone.tokenizers.encoding.Encoding;

/**
 * Post-processors one after the other (后处理序列).
 *
 * @param processors the processors, first to last
 */
public record ProcessorSequence(List<PostProcessor> processors) implements PostProcessor {
    public ProcessorSequence {
        processors = List.copyOf(processors);
    }

    @Override
    public int addedTokens(boolean pair) {
        return processors.stream()
                .mapToInt(processor -> processor.addedTokens(pair))
                .sum();
    }

    @Override
    public List<Encoding> process(List<Encoding> encodings, boolean addSpecialTokens) {
        List<Encoding> processed = encodings;
        for (PostProcessor processor : processors) {
            processed = processor.process(processed, addSpecialTokens);
        }
        return processed;
    }
}
