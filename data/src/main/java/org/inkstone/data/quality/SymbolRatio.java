package org.inkstone.data.quality;

/**
 * How often a symbol occurs for each word (符号比例): many hashes or ellipses mark menus, tag clouds and teasers.
 *
 * <pre>{@code
 * value = occurrences of the symbol / words        occurrences do not overlap
 * }</pre>
 *
 * @param symbol the symbol, such as {@code "#"}, not empty; {@code "…"} also counts three full stops
 * @param max the greatest ratio, default of Gopher 0.1
 * @paper Rae et al. 2021, appendix A.1.1, arXiv 2112.11446
 */
public record SymbolRatio(String symbol, double max) implements QualityRule {
    private static final String ELLIPSIS = "…";

    public SymbolRatio {
        if (symbol.isEmpty()) {
            throw new IllegalArgumentException("symbol must not be empty");
        }
        if (!(max >= 0)) {
            throw new IllegalArgumentException("max must be at least 0, got " + max);
        }
    }

    @Override
    public String name() {
        return "symbol ratio of \"" + symbol + "\"";
    }

    @Override
    public double measure(TextView text) {
        long occurrences = count(text.text(), symbol);
        if (symbol.equals(ELLIPSIS)) {
            occurrences += count(text.text(), "...");
        }
        return Bounds.share(occurrences, text.words().size());
    }

    private static long count(String text, String wanted) {
        long count = 0;
        for (int i = text.indexOf(wanted); i >= 0; i = text.indexOf(wanted, i + wanted.length())) {
            count++;
        }
        return count;
    }
}
