package org.inkstone.tokenizers.regex;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What {@code \p{...}}, {@code [[:...:]]}, {@code \w}, {@code \s} and {@code \d} stand for, read off the reference's
 * engine code point by code point (Unicode 16). The resource is written by {@code src/test/golden/regex_properties.py}.
 *
 * <p>A set is an array as jcodings wants it: the number of ranges, then first and last code point of each.
 */
final class CharacterProperties {
    private static final String RESOURCE = "character-properties.txt";
    /** The classes that have a number in jcodings, in the order of the numbers from 1 on. */
    private static final List<String> POSIX = List.of(
            ":alpha", ":blank", ":cntrl", ":digit", ":graph", ":lower", ":print", ":punct", ":space", ":upper",
            ":xdigit", ":word", ":alnum", ":ascii");

    private static final int[] LINE_END = {1, '\n', '\n'};
    /** The first number that we give; those of jcodings are below. */
    private static final int FIRST = 10_000;

    private final Map<String, Integer> lineOf = new HashMap<>();
    private final List<String> lines = new ArrayList<>();
    private final int[][] sets;

    private CharacterProperties() {
        try (InputStream in = CharacterProperties.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("resource " + RESOURCE + " is missing from the jar");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                int bar = line.indexOf('|');
                if (bar > 0) {
                    for (String name : line.substring(0, bar).split(" ", -1)) {
                        lineOf.put(name, lines.size());
                    }
                    lines.add(line.substring(bar + 1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sets = new int[lines.size()][];
    }

    /** The one table, read when it is first asked for. */
    static CharacterProperties table() {
        return Holder.TABLE;
    }

    /** The number of a property, or -1 if the engine does not know the name. */
    int number(String name) {
        Integer line = lineOf.get(
                name.toLowerCase(Locale.ROOT).replace(" ", "").replace("-", "").replace("_", ""));
        return line == null || name.startsWith(":") ? -1 : FIRST + line;
    }

    /** The set of a number, one of jcodings' standard ones or one of {@link #number}. */
    int[] set(int number) {
        if (number == 0) {
            return LINE_END;
        }
        if (number <= POSIX.size()) {
            return line(Objects.requireNonNull(lineOf.get(POSIX.get(number - 1))));
        }
        if (number < FIRST) {
            throw new IllegalStateException("class " + number + " has no table");
        }
        return line(number - FIRST);
    }

    boolean contains(int number, int codePoint) {
        int[] set = set(number);
        int low = 0;
        int high = set[0];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (codePoint > set[2 * middle + 2]) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < set[0] && codePoint >= set[2 * low + 1];
    }

    private int[] line(int line) {
        int[] set;
        synchronized (sets) {
            set = sets[line];
        }
        if (set == null) {
            set = parse(lines.get(line));
            synchronized (sets) {
                sets[line] = set;
            }
        }
        return set;
    }

    private static int[] parse(String line) {
        if (line.isEmpty()) {
            return new int[1];
        }
        String[] numbers = line.split(" ", -1);
        int[] set = new int[numbers.length + 1];
        set[0] = numbers.length / 2;
        int at = 0;
        for (int i = 0; i < numbers.length; i++) {
            at += Integer.parseInt(numbers[i], 36);
            set[i + 1] = at;
            at += i % 2;
        }
        return set;
    }

    private static final class Holder {
        static final CharacterProperties TABLE = new CharacterProperties();
    }
}
