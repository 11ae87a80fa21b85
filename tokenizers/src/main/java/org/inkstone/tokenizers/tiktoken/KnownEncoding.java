package org.inkstone.tokenizers.tiktoken;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.inkstone.tokenizers.pretokenizer.SplitPattern;
import org.inkstone.tokenizers.pretokenizer.TiktokenPatterns;

/**
 * An encoding that is known by name (已知编码): what a rank file does not say.
 *
 * @param name the name, such as {@code cl100k_base}
 * @param pattern where text is cut
 * @param rankLimit one more than the highest rank in the encoding's own file
 * @param specialTokens the special tokens of that file and their ids
 */
public record KnownEncoding(String name, SplitPattern pattern, int rankLimit, Map<String, Integer> specialTokens) {
    private static final String END_OF_TEXT = "<|endoftext|>";
    private static final String END_OF_PROMPT = "<|endofprompt|>";
    private static final List<KnownEncoding> ALL = List.of(
            known("r50k_base", "r50k_base", 50256, Map.of(END_OF_TEXT, 50256)),
            known("p50k_base", "p50k_base", 50281, Map.of(END_OF_TEXT, 50256)),
            known("p50k_edit", "p50k_base", 50281, withFill(50256, 50281)),
            known("cl100k_base", "cl100k_base", 100256, cl100k()),
            known("o200k_base", "o200k_base", 199998, Map.of(END_OF_TEXT, 199999, END_OF_PROMPT, 200018)),
            known("o200k_harmony", "o200k_base", 199998, harmony()));

    public KnownEncoding {
        specialTokens = Map.copyOf(specialTokens);
    }

    /**
     * The encoding of a name.
     *
     * @param name one of {@link #names}
     * @return the encoding
     * @throws IllegalArgumentException if the name is not known
     */
    public static KnownEncoding of(String name) {
        return ALL.stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "encoding must be one of " + String.join(", ", names()) + ", got " + name));
    }

    /**
     * The names.
     *
     * @return r50k_base, p50k_base, p50k_edit, cl100k_base, o200k_base, o200k_harmony
     */
    public static List<String> names() {
        return ALL.stream().map(KnownEncoding::name).collect(Collectors.toUnmodifiableList());
    }

    private static KnownEncoding known(String name, String pattern, int rankLimit, Map<String, Integer> special) {
        return new KnownEncoding(name, TiktokenPatterns.of(pattern).orElseThrow(), rankLimit, special);
    }

    /** The tokens for filling in the middle, three ids from {@code first} on. */
    private static Map<String, Integer> withFill(int endOfText, int first) {
        return Map.of(
                END_OF_TEXT,
                endOfText,
                "<|fim_prefix|>",
                first,
                "<|fim_middle|>",
                first + 1,
                "<|fim_suffix|>",
                first + 2);
    }

    private static Map<String, Integer> cl100k() {
        Map<String, Integer> tokens = new TreeMap<>(withFill(100257, 100258));
        tokens.put(END_OF_PROMPT, 100276);
        return tokens;
    }

    private static Map<String, Integer> harmony() {
        Map<String, Integer> tokens = new TreeMap<>();
        Stream.of(200000, 200001, 200004, 200009, 200010, 200011)
                .forEach(id -> tokens.put("<|reserved_" + id + "|>", id));
        for (int id = 200013; id < 201088; id++) {
            tokens.put("<|reserved_" + id + "|>", id);
        }
        // In the reference this id has both names; ours has the one with a meaning.
        tokens.remove("<|reserved_200018|>");
        tokens.put(END_OF_PROMPT, 200018);
        tokens.put("<|startoftext|>", 199998);
        tokens.put(END_OF_TEXT, 199999);
        tokens.put("<|return|>", 200002);
        tokens.put("<|constrain|>", 200003);
        tokens.put("<|channel|>", 200005);
        tokens.put("<|start|>", 200006);
        tokens.put("<|end|>", 200007);
        tokens.put("<|message|>", 200008);
        tokens.put("<|call|>", 200012);
        return tokens;
    }
}
