package org.inkstone.tokenizers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inkstone.tokenizers.json.TokenizerDefinition;
import org.inkstone.tokenizers.model.ByteLevelEncoder;
import org.inkstone.tokenizers.model.BytePairEncoding;
import org.inkstone.tokenizers.model.TokenIds;
import org.inkstone.tokenizers.pretokenizer.ByteLevel;
import org.inkstone.tokenizers.pretokenizer.Gpt2Pattern;
import org.inkstone.tokenizers.pretokenizer.PreTokenizer;
import org.inkstone.tokenizers.pretokenizer.PreTokenizerSequence;
import org.inkstone.tokenizers.pretokenizer.Split;
import org.inkstone.tokenizers.pretokenizer.SplitPattern;
import org.inkstone.tokenizers.text.AlignedText;
import org.jspecify.annotations.Nullable;

/** The short way from text to ids for byte-level BPE: no strings, no places, no objects for the pieces. */
final class ByteLevelPath {
    private static final int MOST_SPLITS = 8;

    /** The splits before the byte-level step; each leaves nothing out or only what is no match. */
    private final List<Split> splits;

    private final ByteLevel byteLevel;
    private final ByteLevelEncoder encoder;
    /** The only pattern that cuts a text, if it is cut by one, and nothing put before it. */
    private final Optional<SplitPattern> only;

    private ByteLevelPath(List<Split> splits, ByteLevel byteLevel, BytePairEncoding model) {
        this.splits = splits;
        this.byteLevel = byteLevel;
        this.encoder = new ByteLevelEncoder(model);
        this.only = byteLevel.addPrefixSpace() ? Optional.empty() : onlyPattern(splits, byteLevel);
    }

    private static Optional<SplitPattern> onlyPattern(List<Split> splits, ByteLevel byteLevel) {
        if (splits.isEmpty()) {
            return byteLevel.useRegex() ? Optional.of(Gpt2Pattern.INSTANCE) : Optional.empty();
        }
        Split split = splits.get(0);
        return splits.size() == 1 && keepsMatches(split) && split.pattern() instanceof SplitPattern pattern
                ? Optional.of(pattern)
                : Optional.empty();
    }

    /** The ids of a text that is as expected; null for others, and if this way is not as short as that. */
    int @Nullable [] encode(String text, ByteLevelEncoder.Expectation expected) {
        return only.isPresent() ? encoder.encode(text, only.get(), expected) : null;
    }

    /** The short way, if the components allow it. */
    static Optional<ByteLevelPath> of(TokenizerDefinition definition) {
        if (!(definition.model() instanceof BytePairEncoding model)) {
            return Optional.empty();
        }
        BytePairEncoding.Options options = model.options();
        boolean plain = options.dropout() == 0
                && options.continuingSubwordPrefix().isEmpty()
                && options.endOfWordSuffix().isEmpty()
                && ((options.unknownToken().isEmpty() && !options.byteFallback())
                        || ByteLevelEncoder.coversAllBytes(model.vocabulary()));
        if (!plain) {
            return Optional.empty();
        }
        PreTokenizer preTokenizer = definition.preTokenizer().orElse(null);
        List<PreTokenizer> steps = preTokenizer instanceof PreTokenizerSequence sequence
                ? sequence.steps()
                : preTokenizer == null ? List.of() : List.of(preTokenizer);
        if (steps.isEmpty() || !(steps.get(steps.size() - 1) instanceof ByteLevel last)) {
            return Optional.empty();
        }
        if (steps.size() - 1 > MOST_SPLITS) {
            return Optional.empty();
        }
        List<Split> splits = new ArrayList<>();
        for (PreTokenizer step : steps.subList(0, steps.size() - 1)) {
            if (!(step instanceof Split split) || !isPlain(split)) {
                return Optional.empty();
            }
            splits.add(split);
        }
        if (!splits.isEmpty() && (last.useRegex() || last.addPrefixSpace())) {
            return Optional.empty();
        }
        return Optional.of(new ByteLevelPath(List.copyOf(splits), last, model));
    }

    private static boolean isPlain(Split split) {
        return split.behavior() == Split.Behavior.ISOLATED || split.behavior() == Split.Behavior.REMOVED;
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
        if (splits.isEmpty()) {
            encoder.encodeAll(characters, 0, limit, byteLevel.useRegex() ? Gpt2Pattern.INSTANCE : null, ids);
        } else {
            encode(characters, 0, limit, 0, ids);
        }
    }

    /** Cuts a part of the text by the splits from one on, and encodes the pieces. */
    private void encode(char[] characters, int from, int to, int first, TokenIds ids) {
        if (first == splits.size()) {
            encoder.encode(characters, from, to, ids);
            return;
        }
        Split split = splits.get(first);
        if (first == splits.size() - 1 && split.pattern() instanceof SplitPattern pattern && keepsMatches(split)) {
            encoder.encodeAll(characters, from, to, pattern, ids);
            return;
        }
        boolean all = split.behavior() == Split.Behavior.ISOLATED;
        split.pattern().part(characters, from, to, (start, end, match) -> {
            if (start < end && (all || match == split.invert())) {
                encode(characters, start, end, first + 1, ids);
            }
        });
    }

    private static boolean keepsMatches(Split split) {
        return split.behavior() == Split.Behavior.ISOLATED || split.invert();
    }
}
