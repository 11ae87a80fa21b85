package org.inkstone.data.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.inkstone.core.explain.Explanation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageIdentifierTest {
    private static final LanguageIdentifier BUNDLED = LanguageIdentifier.bundled();

    /** Sentences about things that the bundled samples do not speak of. */
    private static final String SENTENCES =
            """
            bg | Рибарите на острова поправят мрежите си преди залез слънце.
            cs | Rybáři na ostrově si před západem slunce opravují své sítě.
            da | Fiskerne på øen reparerer deres net, inden solen går ned.
            de | Die Fischer auf der Insel flicken ihre Netze, bevor die Sonne untergeht.
            el | Οι ψαράδες του νησιού επισκευάζουν τα δίχτυα τους πριν δύσει ο ήλιος.
            en | The fishermen on the island mend their nets before the sun goes down.
            es | Los pescadores de la isla arreglan sus redes antes de que se ponga el sol.
            et | Saare kalurid parandavad oma võrke enne päikese loojumist.
            fi | Saaren kalastajat korjaavat verkkojaan ennen auringonlaskua.
            fr | Les pêcheurs de l'île réparent leurs filets avant le coucher du soleil.
            hu | A sziget halászai naplemente előtt megjavítják a hálóikat.
            it | I pescatori dell'isola riparano le reti prima che tramonti il sole.
            lt | Salos žvejai taiso savo tinklus prieš saulei leidžiantis.
            lv | Salas zvejnieki labo savus tīklus, pirms saule noriet.
            nl | De vissers op het eiland herstellen hun netten voordat de zon ondergaat.
            pl | Rybacy na wyspie naprawiają swoje sieci przed zachodem słońca.
            pt | Os pescadores da ilha consertam as suas redes antes do pôr do sol.
            ro | Pescarii de pe insulă își repară plasele înainte de apusul soarelui.
            sk | Rybári na ostrove si pred západom slnka opravujú svoje siete.
            sl | Ribiči na otoku popravljajo svoje mreže, preden zaide sonce.
            sv | Fiskarna på ön lagar sina nät innan solen går ner.
            zh | 岛上的渔民在日落之前修补渔网。
            """;

    @Test
    void knowsItsLanguagesFromOneSentence() {
        List<String> lines = SENTENCES.lines().toList();
        assertEquals(
                BUNDLED.languages(),
                lines.stream().map(line -> line.substring(0, 2)).toList());
        for (String line : lines) {
            assertEquals(
                    line.substring(0, 2), BUNDLED.identify(line.substring(5)).language(), line);
        }
    }

    @Test
    void caresNeitherForCaseNorForDecomposedLetters() {
        for (String line : SENTENCES.lines().toList()) {
            String text = line.substring(5);
            assertEquals(
                    BUNDLED.identify(text), BUNDLED.identify(Normalizer.normalize(text, Normalizer.Form.NFD)), line);
            String upper = text.toUpperCase(Locale.ROOT);
            assertEquals(line.substring(0, 2), BUNDLED.identify(upper).language(), upper);
        }
    }

    @ParameterizedTest
    @CsvSource({"''", "' '", "12 345,00 €", "'... - ?!'", "\ud83d\ude00", "\ud83d", "ქართული", "العربية"})
    void doesNotGuessWithoutKnownLetters(String text) {
        assertEquals(new LanguageGuess("und", 0), BUNDLED.identify(text));
        assertEquals(List.of(), BUNDLED.rank(text));
        assertEquals(0, BUNDLED.explain(text).value());
    }

    @Test
    void ranksAllLanguagesByAProbabilityThatSumsToOne() {
        List<LanguageGuess> ranking = BUNDLED.rank("den en");
        assertEquals(BUNDLED.languages().size(), ranking.size());
        assertEquals(BUNDLED.identify("den en"), ranking.get(0));
        assertEquals(1, ranking.stream().mapToDouble(LanguageGuess::probability).sum(), 1e-12);
        for (int i = 1; i < ranking.size(); i++) {
            assertTrue(ranking.get(i).probability() <= ranking.get(i - 1).probability());
        }
    }

    @Test
    void computesNaiveBayesByHand() {
        // "a" gives a, _a, a_ and _a_, and "b" four others: eight n-grams, four in each sample. All of the text's are
        // xx's.
        LanguageIdentifier identifier = LanguageIdentifier.of(Map.of("xx", "a", "yy", "b"));
        double own = Math.log(1.1 / 4.8);
        double other = Math.log(0.1 / 4.8);
        double expected = 1 / (1 + Math.exp(4 * (other - own) / 3));
        assertEquals("xx", identifier.identify("a").language());
        assertEquals(expected, identifier.identify("a").probability(), 1e-6);
    }

    @Test
    void breaksTiesByCode() {
        LanguageIdentifier identifier = LanguageIdentifier.of(Map.of("yy", "same", "xx", "same"));
        assertEquals(new LanguageGuess("xx", 0.5), identifier.identify("same"));
        assertEquals(
                List.of("xx", "yy"),
                identifier.rank("same").stream().map(LanguageGuess::language).toList());
    }

    @Test
    void adaptsToACorpus() {
        // The invented word occurs in documents that are clearly English.
        String document =
                "The ministers who were there have said that the zzyqx of the world is what they wanted to have.";
        LanguageIdentifier adapted = BUNDLED.adaptTo(List.of(document, document, "1234", ""), 0.999);
        assertEquals(
                "und",
                LanguageIdentifier.of(Map.of("aa", "b")).identify("zzyqx").language());
        assertTrue(probability(adapted, "en", "zzyqx") > 0.99);
        assertTrue(probability(adapted, "en", "zzyqx") > probability(BUNDLED, "en", "zzyqx"));
        assertEquals(
                BUNDLED.identify("zzyqx"), LanguageIdentifier.bundled().identify("zzyqx"), "the old one is as before");
        assertThrows(IllegalArgumentException.class, () -> BUNDLED.adaptTo(List.of(), 1.5));
    }

    @Test
    void adaptsWithoutRegardToOrder() {
        List<String> texts = SENTENCES.lines().map(line -> line.substring(5)).toList();
        List<String> backwards = new ArrayList<>(texts);
        Collections.reverse(backwards);
        for (String text : List.of("saules", "insel", "ostrov", "редес")) {
            assertEquals(
                    BUNDLED.adaptTo(texts, 0.9).identify(text),
                    BUNDLED.adaptTo(backwards, 0.9).identify(text));
        }
    }

    @Test
    void explainsWhatToldTheLanguagesApart() {
        Explanation explanation = BUNDLED.explain("De minister zegt dat wij de brug moeten bouwen.");
        assertEquals("P(nl)", explanation.name());
        assertEquals("score(nl)", explanation.parts().get(0).name());
        assertTrue(
                explanation.parts().get(0).value() > explanation.parts().get(1).value());
        assertTrue(explanation.toString().contains("by \"ij\""), explanation.toString());
        assertEquals(1, LanguageIdentifier.of(Map.of("xx", "a")).explain("a").value());
    }

    @Test
    void refusesSamplesWithoutLetters() {
        assertThrows(IllegalArgumentException.class, () -> LanguageIdentifier.of(Map.of()));
        assertEquals(
                "sample of language xx must have letters, got none",
                assertThrows(IllegalArgumentException.class, () -> LanguageIdentifier.of(Map.of("xx", "12")))
                        .getMessage());
    }

    private static double probability(LanguageIdentifier identifier, String language, String text) {
        return identifier.rank(text).stream()
                .filter(guess -> guess.language().equals(language))
                .findFirst()
                .orElseThrow()
                .probability();
    }
}
