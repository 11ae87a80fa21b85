package org.inkstone.core.explain;

import java.util.List;

/**
 * How a number came about: its name, its formula, its value and the numbers that went into it, as a tree.
 *
 * <p>Algorithms whose result has parts offer {@code explain(…)} methods that return one; examples and docs print it.
 *
 * @param name what the number is, such as {@code "cumulative probability"}
 * @param formula how it follows from its parts, in plain Unicode; empty for a given number
 * @param value the number
 * @param parts the numbers that the formula uses, in its order
 */
public record Explanation(String name, String formula, double value, List<Explanation> parts) {
    public Explanation {
        parts = List.copyOf(parts);
    }

    /**
     * A number that is simply given.
     *
     * @param name what it is
     * @param value the number
     * @return an explanation without formula and parts
     */
    public static Explanation given(String name, double value) {
        return new Explanation(name, "", value, List.of());
    }

    /**
     * A number that follows from others.
     *
     * @param name what it is
     * @param formula how it follows from the parts
     * @param value the number
     * @param parts what went into it
     * @return the explanation
     */
    public static Explanation of(String name, String formula, double value, Explanation... parts) {
        return new Explanation(name, formula, value, List.of(parts));
    }

    /**
     * The tree as text, a line a number, parts indented by two blanks.
     *
     * @return lines that end in {@code \n}
     */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        print(out, 0);
        return out.toString();
    }

    private void print(StringBuilder out, int depth) {
        out.append("  ".repeat(depth)).append(name).append(" = ");
        if (!formula.isEmpty()) {
            out.append(formula).append(" = ");
        }
        out.append(String.format(java.util.Locale.ROOT, "%.6g", value)).append('\n');
        for (Explanation part : parts) {
            part.print(out, depth + 1);
        }
    }
}
