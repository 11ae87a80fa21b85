package org.inkstone.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inkstone.tokenizers.HuggingFaceTokenizer;
import org.inkstone.tokenizers.decoder.ByteLevelDecoder;
import org.inkstone.tokenizers.json.TokenizerDefinition;
import org.inkstone.tokenizers.model.BytePairEncoding;
import org.inkstone.tokenizers.model.Merge;
import org.inkstone.tokenizers.model.Vocabulary;
import org.inkstone.tokenizers.pretokenizer.ByteLevel;
import org.inkstone.tokenizers.pretokenizer.Cl100kPattern;
import org.inkstone.tokenizers.pretokenizer.O200kPattern;
import org.inkstone.tokenizers.pretokenizer.PreTokenizer;
import org.inkstone.tokenizers.pretokenizer.PreTokenizerSequence;
import org.inkstone.tokenizers.pretokenizer.Split;
import org.inkstone.tokenizers.pretokenizer.SplitPattern;

/**
 * Makes a tokenizer.json of ranks, for peers that know merges only.
 *
 * <p>Ranks say no merges, but imply them: every cut of a token into two tokens is a merge, and the rank of what it makes
 * is its rank.
 */
final class RanksAsMerges {
    private RanksAsMerges() {}

    /**
     * Converts ranks.
     *
     * @param ranks tokens in the byte-level alphabet, and their ranks
     * @param encoding the name of the encoding, which says where text is cut
     */
    static HuggingFaceTokenizer convert(Map<String, Integer> ranks, String encoding) {
        Optional<SplitPattern> pattern = pattern(encoding);
        ByteLevel byteLevel = new ByteLevel(false, true, pattern.isEmpty());
        return new HuggingFaceTokenizer(new TokenizerDefinition(
                List.of(),
                Optional.empty(),
                Optional.of(pattern.<PreTokenizer>map(p ->
                                new PreTokenizerSequence(List.of(new Split(p, Split.Behavior.ISOLATED), byteLevel)))
                        .orElse(byteLevel)),
                new BytePairEncoding(Vocabulary.of(ranks), merges(ranks), true),
                Optional.empty(),
                Optional.of(new ByteLevelDecoder()),
                Optional.empty(),
                Optional.empty()));
    }

    /** How text is cut before the byte-level step, which has GPT-2's pattern itself. */
    private static Optional<SplitPattern> pattern(String encoding) {
        if (encoding.startsWith("cl100k")) {
            return Optional.of(Cl100kPattern.LLAMA3);
        }
        return encoding.startsWith("o200k") ? Optional.of(O200kPattern.INSTANCE) : Optional.empty();
    }

    /** All merges that the ranks imply: by rank of what they make, then of the left part. */
    static List<Merge> merges(Map<String, Integer> ranks) {
        List<String> tokens = new ArrayList<>(ranks.keySet());
        tokens.sort(Comparator.comparing(ranks::get));
        List<Merge> merges = new ArrayList<>();
        for (String token : tokens) {
            List<Merge> cuts = new ArrayList<>();
            for (int cut = 1; cut < token.length(); cut++) {
                Merge merge = new Merge(token.substring(0, cut), token.substring(cut));
                if (ranks.containsKey(merge.left()) && ranks.containsKey(merge.right())) {
                    cuts.add(merge);
                }
            }
            cuts.sort(Comparator.comparing(merge -> ranks.get(merge.left())));
            merges.addAll(cuts);
        }
        return merges;
    }
}
