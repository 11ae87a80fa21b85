package org.inkstone.models.config;

import java.util.List;
import java.util.OptionalInt;

/**
 * The ids that begin, end and pad a text (特殊词元).
 *
 * <p>An id beyond the vocabulary is allowed, since published configs of small models have them: it is never produced.
 *
 * @param begin the id put before a text; empty for none
 * @param end the ids any of which ends a text; empty for none
 * @param pad the id that fills short rows of a batch; empty for none
 */
public record SpecialTokens(OptionalInt begin, List<Integer> end, OptionalInt pad) {
    /** No special token at all. */
    public static final SpecialTokens NONE = new SpecialTokens(OptionalInt.empty(), List.of(), OptionalInt.empty());

    public SpecialTokens {
        end = List.copyOf(end);
        begin.ifPresent(id -> Checks.inRange("begin token id", id, 0, Integer.MAX_VALUE));
        end.forEach(id -> Checks.inRange("end token id", id, 0, Integer.MAX_VALUE));
        pad.ifPresent(id -> Checks.inRange("pad token id", id, 0, Integer.MAX_VALUE));
    }

    /**
     * A begin and an end token, no padding.
     *
     * @param begin the id that begins a text, at least 0
     * @param end the id that ends it, at least 0
     * @return both
     */
    public static SpecialTokens of(int begin, int end) {
        return new SpecialTokens(OptionalInt.of(begin), List.of(end), OptionalInt.empty());
    }

    /**
     * Whether an id ends a text.
     *
     * @param id a token id
     * @return true if it is one of {@link #end()}
     */
    public boolean ends(int id) {
        return end.contains(id);
    }
}
