package org.inkstone.tokenizers;

import java.util.List;
import java.util.Optional;
import org.inkstone.tokenizers.json.TokenizerDefinition;
import org.inkstone.tokenizers.model.BytePairEncoding;
import org.inkstone.tokenizers.model.MarkedSpaceEncoder;
import org.inkstone.tokenizers.model.TokenIds;
import org.inkstone.tokenizers.normalizer.Normalizer;
import org.inkstone.tokenizers.normalizer.NormalizerSequence;
import org.inkstone.tokenizers.normalizer.Prepend;
import org.inkstone.tokenizers.normalizer.Replace;
import org.inkstone.tokenizers.pretokenizer.PreTokenizer;
import org.inkstone.tokenizers.pretokenizer.Split;
import org.inkstone.tokenizers.pretokenizer.StringDelimiter;
import org.inkstone.tokenizers.text.AlignedText;

/**
 * The short way of BPE models whose normalizer only turns spaces into marks (空格标记模型的快速路径), such as Llama 2 and
 * Gemma: spaces are never rewritten, for the encoder knows what they stand for.
 *
 * @param encoder encodes raw text
 * @param prefixed whether the normalizer puts a mark before each text
 */
record MarkedSpacePath(MarkedSpaceEncoder encoder, boolean prefixed) implements RawTextPath {
    /** The short way, if the components allow it. */
    static Optional<RawTextPath> of(TokenizerDefinition definition) {
        if (!(definition.model() instanceof BytePairEncoding model)
                || !MarkedSpaceEncoder.fits(model)
                || !leavesWhole(definition.preTokenizer())) {
            return Optional.empty();
        }
        Normalizer normalizer = definition.normalizer().orElse(null);
        List<Normalizer> steps = normalizer instanceof NormalizerSequence sequence
                ? sequence.steps()
                : normalizer == null ? List.of() : List.of(normalizer);
        boolean prefixed = steps.size() == 2;
        if (steps.isEmpty()
                || steps.size() > 2
                || !(steps.get(steps.size() - 1) instanceof Replace replace)
                || !isMarking(replace)
                || (prefixed
                        && !(steps.get(0) instanceof Prepend prepend
                                && prepend.prefix().equals(replace.content())))) {
            return Optional.empty();
        }
        return Optional.of(new MarkedSpacePath(
                new MarkedSpaceEncoder(model, replace.content().charAt(0)), prefixed));
    }

    private static boolean isMarking(Replace replace) {
        String mark = replace.content();
        return !replace.pattern().isRegex()
                && replace.pattern().source().equals(" ")
                && mark.length() == 1
                && !Character.isSurrogate(mark.charAt(0))
                && mark.charAt(0) >= 0x80;
    }

    /** Whether a text without spaces stays in one piece. */
    private static boolean leavesWhole(Optional<PreTokenizer> preTokenizer) {
        return preTokenizer.isEmpty()
                || (preTokenizer.get() instanceof Split split
                        && !split.invert()
                        && split.pattern().equals(new StringDelimiter(" ")));
    }

    @Override
    public void encode(AlignedText text, TokenIds ids) {
        encoder.encode(text.characters(), text.length(), prefixed, ids);
    }
}
