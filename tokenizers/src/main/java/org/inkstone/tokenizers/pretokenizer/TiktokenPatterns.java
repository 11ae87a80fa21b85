package org.inkstone.tokenizers.pretokenizer;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The split patterns of tiktoken's encodings by name (tiktoken 切分模式). In a tiktoken file there are only the ranks of
 * the tokens; where text is cut has to be said beside it.
 */
public final class TiktokenPatterns {
    private static final Map<String, SplitPattern> PATTERNS = Map.of(
            "r50k_base", Gpt2Pattern.INSTANCE,
            "p50k_base", Gpt2Pattern.INSTANCE,
            "cl100k_base", TiktokenCl100kPattern.INSTANCE,
            "o200k_base", O200kPattern.INSTANCE);

    private TiktokenPatterns() {}

    /**
     * The scanner of an encoding.
     *
     * @param encoding one of {@link #names}
     * @return the scanner, or nothing if the name is not known
     */
    public static Optional<SplitPattern> of(String encoding) {
        return Optional.ofNullable(PATTERNS.get(encoding));
    }

    /**
     * The names of the encodings.
     *
     * @return r50k_base, p50k_base, cl100k_base, o200k_base
     */
    public static List<String> names() {
        return List.of("r50k_base", "p50k_base", "cl100k_base", "o200k_base");
    }
}
