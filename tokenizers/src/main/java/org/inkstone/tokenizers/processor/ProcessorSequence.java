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
    public Encoding process(Encoding encoding, boolean addSpecialTokens) {
        Encoding processed = encoding;
        for (PostProcessor processor : processors) {
            processed = processor.process(processed, addSpecialTokens);
        }
        return processed;
    }
}
