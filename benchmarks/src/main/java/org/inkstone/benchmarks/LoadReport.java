package org.inkstone.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The table of loading: medians over the rounds, and ratios to the first contestant, which is Inkstone; above 1, Inkstone
 * is faster.
 *
 * @param names the contestants, Inkstone first
 * @param figures for each, one a round
 */
record LoadReport(List<String> names, List<List<LoadFigures>> figures) {
    LoadReport {
        names = List.copyOf(names);
        figures = List.copyOf(figures);
    }

    private double median(int contestant, ToDoubleFunction<LoadFigures> figure) {
        return Timings.median(
                figures.get(contestant).stream().map(figure::applyAsDouble).toList());
    }

    MarkdownTable table() {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            double first = median(i, LoadFigures::first);
            double later = median(i, LoadFigures::later);
            rows.add(List.of(
                    names.get(i),
                    Column.number(1e3 * first),
                    Column.number(1e3 * later),
                    String.format(Locale.ROOT, "%.2f", first / median(0, LoadFigures::first)),
                    String.format(Locale.ROOT, "%.2f", later / median(0, LoadFigures::later)),
                    Column.number(median(i, LoadFigures::loaded) / 1e6),
                    Column.number(median(i, LoadFigures::inUse) / 1e6),
                    String.valueOf(figures.get(i).size())));
        }
        return new MarkdownTable(
                List.of(
                        "contestant",
                        "ms first",
                        "ms later",
                        "time ÷ Inkstone's first",
                        "later",
                        "MB loaded",
                        "MB in use",
                        "runs"),
                1,
                rows);
    }

    /** For programs: by contestant, medians and every measurement. */
    List<Map<String, Object>> results() {
        List<Map<String, Object>> results = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("contestant", names.get(i));
            result.put("firstSeconds", median(i, LoadFigures::first));
            result.put("laterSeconds", median(i, LoadFigures::later));
            result.put("firstRatio", median(i, LoadFigures::first) / median(0, LoadFigures::first));
            result.put("laterRatio", median(i, LoadFigures::later) / median(0, LoadFigures::later));
            result.put("loadedBytes", median(i, LoadFigures::loaded));
            result.put("inUseBytes", median(i, LoadFigures::inUse));
            result.put("runs", figures.get(i));
            results.add(result);
        }
        return results;
    }
}
