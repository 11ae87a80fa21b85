package org.inkstone.tokenizers.regex;

import org.joni.Matcher;
import org.joni.Option;
import org.joni.Regex;

/**
 * The matches of an expression in a text (匹配), from left to right, none overlapping. An empty match is one, unless it
 * stands where the match before it ended. For one thread.
 */
public final class Matches {
    private static final long BASE_NANOS = 2_000_000_000L;
    private static final long NANOS_PER_BYTE = 2_000;
    /** How many starts are tried between two looks at the clock. */
    private static final int FIRST_WINDOW = 1 << 10;

    private static final int LAST_WINDOW = 1 << 16;

    private final String pattern;
    private final Utf8Text text;
    private final Matcher matcher;
    private final long deadline;
    private int from;
    private int lastEnd = -1;
    private int start = -1;
    private int end = -1;

    Matches(String pattern, Regex regex, Utf8Text text) {
        this.pattern = pattern;
        this.text = text;
        long budget = BASE_NANOS + NANOS_PER_BYTE * text.size;
        this.matcher = regex.matcherNoRegion(text.bytes, 0, text.size, budget);
        this.deadline = System.nanoTime() + budget;
    }

    /**
     * Looks for the next match.
     *
     * @return whether there is one
     * @throws PatternException if it took too much time, stack or memory
     */
    public boolean find() {
        int limit = text.size;
        while (from <= limit) {
            if (!search(limit)) {
                from = limit + 1;
                break;
            }
            int first = matcher.getBegin();
            int last = matcher.getEnd();
            if (first == last && last == lastEnd) {
                from = last < limit ? from + Unicode16.INSTANCE.length(text.bytes[from]) : limit + 1;
                continue;
            }
            from = last;
            lastEnd = last;
            start = text.units(first);
            end = text.units(last);
            return true;
        }
        start = -1;
        end = -1;
        return false;
    }

    private boolean search(int limit) {
        int window = FIRST_WINDOW;
        for (int low = from; ; ) {
            int high = limit - low <= window
                    ? limit
                    : Unicode16.INSTANCE.leftAdjustCharHead(text.bytes, low, low + window, limit);
            int found;
            try {
                found = matcher.search(low, high, Option.NONE);
            } catch (StackOverflowError | OutOfMemoryError e) {
                throw new PatternException(pattern, "must not need more stack or memory than there is", e);
            } catch (IndexOutOfBoundsException | NullPointerException e) {
                throw new PatternException(pattern, "is beyond the engine", e);
            }
            if (found == Matcher.INTERRUPTED || System.nanoTime() - deadline > 0) {
                throw new PatternException(
                        pattern,
                        "must be searched in 2 s and 2 µs a byte, took longer in a text of " + limit
                                + " bytes; it backtracks too much");
            }
            if (found >= 0 || high == limit) {
                return found >= 0;
            }
            low = high;
            window = Math.min(2 * window, LAST_WINDOW);
        }
    }

    /**
     * Where the match starts.
     *
     * @return UTF-16 units; -1 if there is no match
     */
    public int start() {
        return start;
    }

    /**
     * Where the match ends.
     *
     * @return UTF-16 units, exclusive; -1 if there is no match
     */
    public int end() {
        return end;
    }
}
