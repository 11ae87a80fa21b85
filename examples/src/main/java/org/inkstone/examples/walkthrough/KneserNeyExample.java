package org.inkstone.examples.walkthrough;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inkstone.models.ngram.KneserNeyModel;
import org.inkstone.models.ngram.NGramCounter;
import org.inkstone.models.ngram.NGramCounts;

/** Why "Francisco", although frequent, is a bad guess after a word that nobody has seen before it. */
public final class KneserNeyExample implements Walkthrough {
    private static final List<String> SENTENCES = List.of(
            "we live in San Francisco",
            "they left San Francisco",
            "you like San Francisco",
            "she has new glasses",
            "he broke his glasses",
            "we are reading");

    /**
     * Works the example.
     *
     * @param args none
     * @throws Exception if it cannot be worked
     */
    public static void main(String[] args) throws Exception {
        Blackboard.main(new KneserNeyExample());
    }

    @Override
    public String name() {
        return "kneser-ney";
    }

    @Override
    public String summary() {
        return "Why a bigram model with Kneser-Ney smoothing prefers \"glasses\" to the frequent \"Francisco\"";
    }

    @Override
    public String docs() {
        return "n-gram.md";
    }

    @Override
    public void work(Blackboard board) {
        Map<String, Integer> ids = new LinkedHashMap<>();
        ids.put("<s>", 0);
        List<int[]> documents = new ArrayList<>();
        for (String sentence : SENTENCES) {
            List<Integer> document = new ArrayList<>();
            for (String word : sentence.split(" ", -1)) {
                ids.putIfAbsent(word, ids.size());
                document.add(ids.get(word));
            }
            documents.add(document.stream().mapToInt(Integer::intValue).toArray());
        }
        NGramCounter counter = NGramCounts.counter(2, ids.size(), 0);
        documents.forEach(counter::add);
        NGramCounts seen = counter.occurrences();
        NGramCounts continuations = counter.continuations();
        KneserNeyModel model = new KneserNeyModel(continuations);

        board.heading("Six sentences, " + ids.size() + " words with the start mark <s>:");
        SENTENCES.forEach(sentence -> board.note("  " + sentence));
        int reading = word(ids, "reading");
        board.heading("Nothing was ever seen after \"reading\". Which word comes next?");
        Blackboard.Table table = board.table("word", "seen", "different words before it", "P(word | reading)");
        for (String candidate : List.of("Francisco", "glasses", "San", "we")) {
            int id = word(ids, candidate);
            table.row(
                    candidate, seen.count(id), continuations.count(id), model.probability(new int[] {reading}, 1, id));
        }
        table.print();

        int glasses = word(ids, "glasses");
        board.heading("How P(glasses | reading) comes about:");
        board.note(model.explain(new int[] {reading}, glasses).toString().stripTrailing());

        board.heading("By hand: 21 different bigrams end in 18 different words; discount 0.75, 19 words.");
        double leftOver = 0.75 * 18 / 21;
        board.check(
                "P(glasses | reading) = (2 − 0.75) / 21 + 0.75 · 18 / 21 / 19",
                (2 - 0.75) / 21 + leftOver / 19,
                model.probability(new int[] {reading}, 1, glasses),
                1e-12);
        board.check(
                "P(Francisco | reading) = (1 − 0.75) / 21 + 0.75 · 18 / 21 / 19",
                (1 - 0.75) / 21 + leftOver / 19,
                model.probability(new int[] {reading}, 1, word(ids, "Francisco")),
                1e-12);
        double sum = 0;
        for (int id = 0; id < ids.size(); id++) {
            sum += model.probability(new int[] {word(ids, "San")}, 1, id);
        }
        board.check("sum of P(word | San) over all words", 1, sum, 1e-12);
    }

    private static int word(Map<String, Integer> ids, String word) {
        return ids.getOrDefault(word, 0);
    }
}
