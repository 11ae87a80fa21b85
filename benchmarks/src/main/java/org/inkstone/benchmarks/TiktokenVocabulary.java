package org.inkstone.benchmarks;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
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
import org.inkstone.tokenizers.pretokenizer.ByteLevelAlphabet;
import org.inkstone.tokenizers.pretokenizer.Cl100kPattern;
import org.inkstone.tokenizers.pretokenizer.O200kPattern;
import org.inkstone.tokenizers.pretokenizer.PreTokenizer;
import org.inkstone.tokenizers.pretokenizer.PreTokenizerSequence;
import org.inkstone.tokenizers.pretokenizer.Split;
import org.inkstone.tokenizers.pretokenizer.SplitPattern;

/**
 * A public vocabulary of OpenAI's, as JTokkit carries it: each token's bytes in base 64, and its rank, which is its id.
 *
 * <p>Ranks say no merges, but imply them: every cut of a token into two tokens is a merge, and the rank of what it makes
 * is its rank.
 */
enum TiktokenVocabulary {
    /** GPT-2 and GPT-3. */
    R50K(EncodingType.R50K_BASE),
    /** GPT-4. */
    CL100K(EncodingType.CL100K_BASE),
    /** GPT-4o. */
    O200K(EncodingType.O200K_BASE);

    private final EncodingType type;

    TiktokenVocabulary(EncodingType type) {
        this.type = type;
    }

    /** How text is cut before the byte-level step, which has GPT-2's pattern itself. */
    private Optional<SplitPattern> pattern() {
        return switch (this) {
            case R50K -> Optional.empty();
            case CL100K -> Optional.of(Cl100kPattern.LLAMA3);
            case O200K -> Optional.of(O200kPattern.INSTANCE);
        };
    }

    /** JTokkit's encoder. */
    Encoding jtokkit() {
        return Encodings.newLazyEncodingRegistry().getEncoding(type);
    }

    /** Our tokenizer with this vocabulary. */
    HuggingFaceTokenizer inkstone() throws IOException {
        Map<String, Integer> ranks = ranks();
        BytePairEncoding model = new BytePairEncoding(Vocabulary.of(ranks), merges(ranks), true);
        ByteLevel byteLevel = new ByteLevel(false, true, pattern().isEmpty());
        return new HuggingFaceTokenizer(new TokenizerDefinition(
                List.of(),
                Optional.empty(),
                Optional.of(pattern()
                        .<PreTokenizer>map(p ->
                                new PreTokenizerSequence(List.of(new Split(p, Split.Behavior.ISOLATED), byteLevel)))
                        .orElse(byteLevel)),
                model,
                Optional.empty(),
                Optional.of(new ByteLevelDecoder()),
                Optional.empty(),
                Optional.empty()));
    }

    /** Whether a tokenizer gives each token of this vocabulary the same id. */
    boolean isThatOf(HuggingFaceTokenizer tokenizer) throws IOException {
        return ranks().entrySet().stream().allMatch(e -> tokenizer.tokenToId(e.getKey()) == e.getValue());
    }

    /** Tokens in the byte-level alphabet, and their ranks. */
    private Map<String, Integer> ranks() throws IOException {
        String name = type.getName() + ".tiktoken";
        try (InputStream in = Encodings.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("JTokkit must carry the vocabulary " + name + ", but this one does not");
            }
            return parse(new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII)));
        }
    }

    static Map<String, Integer> parse(BufferedReader lines) throws IOException {
        Map<String, Integer> ranks = new LinkedHashMap<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            int space = line.indexOf(' ');
            if (space > 0) {
                StringBuilder token = new StringBuilder();
                for (byte b : Base64.getDecoder().decode(line.substring(0, space))) {
                    token.append(ByteLevelAlphabet.character(b));
                }
                ranks.put(
                        token.toString(),
                        Integer.parseInt(line.substring(space + 1).strip()));
            }
        }
        return ranks;
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
