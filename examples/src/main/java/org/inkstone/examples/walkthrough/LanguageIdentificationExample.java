package org.inkstone.examples.walkthrough;

import java.util.LinkedHashMap;
import java.util.Map;
import org.inkstone.data.language.LanguageGuess;
import org.inkstone.data.language.LanguageIdentifier;

/** Which language a sentence is written in, told by its letters, pairs and triples of letters. */
public final class LanguageIdentificationExample implements Walkthrough {
    /**
     * Works the example.
     *
     * @param args none
     * @throws Exception if it cannot be worked
     */
    public static void main(String[] args) throws Exception {
        Blackboard.main(new LanguageIdentificationExample());
    }

    @Override
    public String name() {
        return "language-identification";
    }

    @Override
    public String summary() {
        return "Which language a sentence is written in, by naive Bayes over character n-grams";
    }

    @Override
    public String docs() {
        return "get-started.md";
    }

    @Override
    public void work(Blackboard board) {
        Map<String, String> sentences = new LinkedHashMap<>();
        sentences.put("The ink is ground on the stone with a little water.", "en");
        sentences.put("Die Tusche wird mit etwas Wasser auf dem Stein gerieben.", "de");
        sentences.put("On frotte l'encre sur la pierre avec un peu d'eau.", "fr");
        sentences.put("La tinta se muele sobre la piedra con un poco de agua.", "es");
        sentences.put("De inkt wordt met een beetje water op de steen gewreven.", "nl");
        sentences.put("用少许清水在砚台上研墨。", "zh");

        LanguageIdentifier identifier = LanguageIdentifier.bundled();
        board.heading("Six sentences, " + identifier.languages().size() + " languages to choose from:");
        Blackboard.Table table = board.table("sentence", "language", "P", "runner-up", "its P");
        sentences.keySet().forEach(sentence -> {
            LanguageGuess best = identifier.rank(sentence).get(0);
            LanguageGuess second = identifier.rank(sentence).get(1);
            table.row(sentence, best.language(), best.probability(), second.language(), second.probability());
        });
        table.print();

        board.heading("Known:");
        sentences.forEach((sentence, language) -> board.check(
                "language of \"" + sentence + "\"",
                language,
                identifier.identify(sentence).language()));
        String first = sentences.keySet().iterator().next();
        double sum = identifier.rank(first).stream()
                .mapToDouble(LanguageGuess::probability)
                .sum();
        board.check("sum of P over all languages", 1, sum, 1e-9);
        board.check(
                "language of \"12345\"",
                LanguageGuess.UNDETERMINED,
                identifier.identify("12345").language());
    }
}
