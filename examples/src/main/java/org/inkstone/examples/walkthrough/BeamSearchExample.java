package org.inkstone.examples.walkthrough;

import java.util.List;
import java.util.Map;
import org.inkstone.decoding.BeamSearchDecoder;
import org.inkstone.decoding.Generation;
import org.inkstone.decoding.GenerationOptions;
import org.inkstone.decoding.GreedyDecoder;
import org.inkstone.decoding.Hypothesis;

/** How beam search finds a sentence that greedy search misses, on a model that fits on a blackboard. */
public final class BeamSearchExample implements Walkthrough {
    private static final List<String> WORDS = List.of("<end>", "the", "nice", "dog", "woman", "has");

    /** P(next word | last word): after "the", "nice" is likeliest, but "dog has" is the better continuation. */
    private static final TableModel MODEL = new TableModel(
            WORDS,
            Map.of(
                    "the", Map.of("nice", 0.5, "dog", 0.4, "woman", 0.1),
                    "nice", Map.of("woman", 0.4, "dog", 0.3, "has", 0.3),
                    "dog", Map.of("has", 0.9, "<end>", 0.1),
                    "woman", Map.of("<end>", 0.6, "has", 0.4),
                    "has", Map.of("<end>", 1.0)));

    /**
     * Works the example.
     *
     * @param args none
     * @throws Exception if it cannot be worked
     */
    public static void main(String[] args) throws Exception {
        Blackboard.main(new BeamSearchExample());
    }

    @Override
    public String name() {
        return "beam-search";
    }

    @Override
    public String summary() {
        return "How two beams find a sentence that greedy search misses";
    }

    @Override
    public String docs() {
        return "beam-search.md";
    }

    @Override
    public void work(Blackboard board) {
        board.heading("A model that looks at the last word only; the prompt is \"the\":");
        Blackboard.Table rows = board.table("last word", "next word", "P");
        for (String last : WORDS.subList(1, WORDS.size())) {
            MODEL.next(last).forEach((word, probability) -> rows.row(last, word, probability));
        }
        rows.print();

        GenerationOptions options = GenerationOptions.of(5, WORDS.indexOf("<end>"));
        int[] prompt = {WORDS.indexOf("the")};
        Generation greedy = new GreedyDecoder().generate(MODEL, prompt, options);
        BeamSearchDecoder decoder = new BeamSearchDecoder(2).withLengthPenalty(0);
        Generation beams = decoder.generate(MODEL, prompt, options);

        board.heading("Found:");
        Blackboard.Table found = board.table("search", "continuation", "log P", "P");
        row(found, "greedy", greedy.best());
        for (Hypothesis hypothesis : beams.hypotheses()) {
            row(found, "beams = 2", hypothesis);
        }
        found.print();
        board.heading("The score of the best hypothesis:");
        board.note(decoder.explain(beams.best()).toString().stripTrailing());

        board.heading("By hand:");
        board.check("greedy search takes", "nice woman <end>", text(greedy.best()));
        board.check(
                "its probability = 0.5 · 0.4 · 0.6",
                0.12,
                Math.exp(greedy.best().logProbability()),
                1e-6);
        board.check("beam search finds", "dog has <end>", text(beams.best()));
        board.check(
                "its probability = 0.4 · 0.9 · 1.0", 0.36, Math.exp(beams.best().logProbability()), 1e-6);
    }

    private static void row(Blackboard.Table table, String search, Hypothesis hypothesis) {
        table.row(search, text(hypothesis), hypothesis.logProbability(), Math.exp(hypothesis.logProbability()));
    }

    private static String text(Hypothesis hypothesis) {
        return String.join(" ", hypothesis.ids().stream().map(WORDS::get).toList());
    }
}
