package org.inkstone.benchmarks;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a peer's program printed: figures as {@code key=value} among other words, or as {@code 12.3 tok/s}.
 *
 * @param lines its standard output
 * @param wallSeconds how long the whole program ran
 */
record PeerOutput(List<String> lines, double wallSeconds) {
    private static final Pattern TOKENS_PER_SECOND = Pattern.compile("(?<![\\w.])(\\d+(?:\\.\\d+)?) tok/s");

    PeerOutput {
        lines = List.copyOf(lines);
    }

    /** The last value of a key, up to the next white space. */
    Optional<String> text(String key) {
        Pattern pattern = Pattern.compile("(?<!\\S)" + Pattern.quote(key) + "=(\\S*)");
        for (int i = lines.size() - 1; i >= 0; i--) {
            Optional<String> last =
                    pattern.matcher(lines.get(i)).results().reduce((a, b) -> b).map(m -> m.group(1));
            if (last.isPresent()) {
                return last;
            }
        }
        return Optional.empty();
    }

    /** The last value of a key, which must be a number. */
    OptionalDouble number(String key) {
        Optional<String> value = text(key);
        try {
            return value.isPresent() ? OptionalDouble.of(Double.parseDouble(value.get())) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the peer's " + key + " must be a number, got " + value.get(), e);
        }
    }

    /** The value of a key that must be there. */
    double required(String key) {
        return number(key).orElseThrow(() -> missing(key + "=NUMBER"));
    }

    /** The first {@code … tok/s}, which must be there. */
    double tokensPerSecond() {
        for (String line : lines) {
            Matcher matcher = TOKENS_PER_SECOND.matcher(line);
            if (matcher.find()) {
                return Double.parseDouble(matcher.group(1));
            }
        }
        throw missing("NUMBER tok/s");
    }

    private IllegalArgumentException missing(String what) {
        String last = lines.isEmpty() ? "nothing" : lines.get(lines.size() - 1);
        return new IllegalArgumentException("the peer must print " + what + ", its last line was: " + last);
    }
}
