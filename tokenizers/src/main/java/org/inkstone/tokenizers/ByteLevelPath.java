package org.inkstone.tokenizers;

import java.util.List;
import java.util.Optional;
import org.inkstone.tokenizers.json.TokenizerDefinition;
import org.inkstone.tokenizers.model.ByteLevelEncoder;
import org.inkstone.tokenizers.model.BytePairEncoding;
import org.inkstone.tokenizers.model.TokenIds;
import org.inkstone.tokenizers.pretokenizer.ByteLevel;
import org.inkstone.tokenizers.pretokenizer.PreTokenizer;
import org.inkstone.tokenizers.pretokenizer.PreTokenizerSequence;
import org.inkstone.tokenizers.pretokenizer.Split;
import org.inkstone.tokenizers.text.AlignedText;

/** The short way from text to ids for byte-level BPE: no strings, no places, no objects for the pieces. */
final class ByteLevelPath {
    private final Optional<Split> split;
    private final ByteLevel byteLevel;
    private final ByteLevelEncoder encoder;

    private ByteLevelPath(Optional<Split> split, ByteLevel byteLevel, BytePairEncoding model) {
        this.split = split;
        this.byteLevel = byteLevel;
        this.encoder = new ByteLevelEncoder(model);
    }

    /** The short way, if the components allow it. */
    static Optional<ByteLevelPath> of(TokenizerDefinition definition) {
        if (!(definition.model() instanceof BytePairEncoding model)) {
            return Optional.empty();
        }
        PreTokenizer preTokenizer = definition.preTokenizer().orElse(null);
        List<PreTokenizer> steps = preTokenizer instanceof PreTokenizerSequence sequence
                ? sequence.steps()
                : preTokenizer == null ? List.of() : List.of(preTokenizer);
        if (steps.size() == 1 && steps.get(0) instanceof ByteLevel only) {
            return Optional.of(new ByteLevelPath(Optional.empty(), only, model));
        }
        if (steps.size() == 2
                && steps.get(0) instanceof Split first
                && steps.get(1) instanceof ByteLevel last
                && !last.useRegex()
                && !last.addPrefixSpace()) {
            return Optional.of(new ByteLevelPath(Optional.of(first), last, model));
        }
        return Optional.empty();
    }

    void encode(AlignedText text, TokenIds ids) {
        int limit = text.length();
        char[] characters = text.characters();
        if (byteLevel.addPrefixSpace() && characters[0] != ' ') {
            char[] padded = new char[limit + 1];
            padded[0] = ' ';
            System.arraycopy(characters, 0, padded, 1, limit);
            characters = padded;
            limit++;
        }
        for (int start = 0; start < limit; ) {
            int end = split.isPresent()
                    ? split.get().pattern().end(characters, start, limit)
                    : byteLevel.end(characters, start, limit);
            encoder.encode(characters, start, end, ids);
            start = end;
        }
    }
}
