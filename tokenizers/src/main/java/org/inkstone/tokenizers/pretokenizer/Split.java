package org.inkstone.tokenizers.pretokenizer;

import java.util.List;
import org.inkstone.tokenizers.text.AlignedText;

/**
 * Splitting by a pattern (按模式切分).
 * <pre>{@code
 * "the-final--countdown" at "-":
 * REMOVED                the final countdown
 * ISOLATED               the - final - - countdown
 * MERGED_WITH_PREVIOUS   the- final- - countdown
 * MERGED_WITH_NEXT       the -final - -countdown
 * CONTIGUOUS             the - final -- countdown
 * }</pre>
 *
 * @param pattern what to split at
 * @param behavior what becomes of the matches
 * @param invert whether matches and what is between them change places
 */
public record Split(Delimiter pattern, Behavior behavior, boolean invert) implements PreTokenizer {
    /** What becomes of the matches. */
    public enum Behavior {
        /** They go. */
        REMOVED("Removed"),
        /** Each is a piece. */
        ISOLATED("Isolated"),
        /** Each belongs to the piece before it, unless that is a match too. */
        MERGED_WITH_PREVIOUS("MergedWithPrevious"),
        /** Each belongs to the piece behind it, unless that is a match too. */
        MERGED_WITH_NEXT("MergedWithNext"),
        /** Matches next to each other are one piece. */
        CONTIGUOUS("Contiguous");

        private final String word;

        Behavior(String word) {
            this.word = word;
        }

        /**
         * The word of tokenizer.json.
         *
         * @return for example {@code "MergedWithPrevious"}
         */
        public String word() {
            return word;
        }
    }

    /**
     * Splits at the matches, not at what is between them.
     *
     * @param pattern what to split at
     * @param behavior what becomes of the matches
     */
    public Split(Delimiter pattern, Behavior behavior) {
        this(pattern, behavior, false);
    }

    @Override
    public List<AlignedText> preTokenize(AlignedText piece) {
        return Pieces.of(piece, pattern, behavior, invert);
    }
}
