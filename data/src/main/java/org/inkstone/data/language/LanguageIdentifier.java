package org.inkstone.data.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.inkstone.core.explain.Explanation;

/**
 * Tells in which language a text is written (语种识别), by naive Bayes (朴素贝叶斯) over character n-grams.
 *
 * <p>Every language is a bag of the letters, pairs and triples of letters of a sample text. The language most likely to
 * have produced the text's own n-grams wins.
 *
 * <pre>{@code
 * score(l)      = 1/3 · Σ n(g) · ln P(g | l)                  over the n-grams g that any language knows
 * P(g | l)      = (c(g, l) + α) / (c(•, l) + α · G)
 * P(l | text)   = exp(score(l)) / Σ exp(score(l′))            all languages equally likely beforehand
 *
 * n(g)    how often g is in the text             c(g, l)  how often g is in the sample of l
 * G       number of different n-grams            α        0.1
 * }</pre>
 *
 * <p>The third is there because about three n-grams cover each letter. N-grams still depend on each other more than naive
 * Bayes believes, so the probabilities of long texts are nearly always close to 0 or 1. A text in a language that the
 * identifier does not know goes to the most similar one that it does. A text in two languages goes to the one that fills
 * more of it.
 *
 * <p>Immutable; may be shared between threads. A text costs O(length · languages).
 *
 * @paper Cavnar and Trenkle 1994, N-Gram-Based Text Categorization, SDAIR-94; Dunning 1994, Statistical Identification of
 *     Language, Computing Research Laboratory technical report MCCS 94-273
 * @book 数据预处理：基于语种的过滤
 */
public final class LanguageIdentifier {
    private static final double ALPHA = 0.1;
    private static final double NGRAMS_PER_LETTER = 3;

    private final List<String> languages;
    private final LongIndex ngrams;
    // Row-major [n-gram, language].
    private final int[] counts;
    private final float[] logProbabilities;

    private LanguageIdentifier(List<String> languages, LongIndex ngrams, int[] counts) {
        this.languages = languages;
        this.ngrams = ngrams;
        this.counts = counts;
        this.logProbabilities = logProbabilities(counts, languages.size());
    }

    /**
     * An identifier of 21 languages of the European Union and Chinese, from samples that come with the library: bg cs da de
     * el en es et fi fr hu it lt lv nl pl pt ro sk sl sv zh.
     *
     * @return a new identifier
     */
    public static LanguageIdentifier bundled() {
        return of(LanguageProfiles.load());
    }

    /**
     * An identifier of languages of the caller's choice.
     *
     * @param samples a text for each language code; some hundred words are enough, and the more alike two languages are the
     *     more they need
     * @return a new identifier
     * @throws IllegalArgumentException if there is no language or a sample has no letters
     */
    public static LanguageIdentifier of(Map<String, String> samples) {
        if (samples.isEmpty()) {
            throw new IllegalArgumentException("samples must have at least 1 language, got 0");
        }
        List<String> languages = List.copyOf(new TreeMap<>(samples).keySet());
        LanguageCounts counts = new LanguageCounts(languages.size(), new LongIndex(), new int[0]);
        for (int language = 0; language < languages.size(); language++) {
            if (!counts.add(language, samples.getOrDefault(languages.get(language), ""))) {
                throw new IllegalArgumentException(
                        "sample of language " + languages.get(language) + " must have letters, got none");
            }
        }
        return new LanguageIdentifier(languages, counts.ngrams(), counts.counts());
    }

    /**
     * The codes of the languages that this identifier knows.
     *
     * @return at least one, sorted
     */
    public List<String> languages() {
        return languages;
    }

    /**
     * The most likely language of a text.
     *
     * @param text any string
     * @return the language, of equally likely ones the first by code; {@link LanguageGuess#UNDETERMINED} with probability 0
     *     if no n-gram of the text is known
     */
    public LanguageGuess identify(String text) {
        double[] scores = new double[languages.size()];
        if (score(text, scores) == 0) {
            return new LanguageGuess(LanguageGuess.UNDETERMINED, 0);
        }
        int best = best(scores);
        return new LanguageGuess(languages.get(best), posterior(scores, best));
    }

    /**
     * All languages, the most likely one first.
     *
     * @param text any string
     * @return one guess a language; equally likely ones by code; empty if no n-gram of the text is known
     */
    public List<LanguageGuess> rank(String text) {
        double[] scores = new double[languages.size()];
        if (score(text, scores) == 0) {
            return List.of();
        }
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer language) -> -scores[language]))
                .map(language -> new LanguageGuess(languages.get(language), posterior(scores, language)))
                .toList();
    }

    /**
     * One round of self-training (自训练): identifies the documents of a corpus and adds those it is sure of to the samples of
     * their languages. The result knows the corpus's own words.
     *
     * @param corpus texts; used once, in order, and the result does not depend on that order
     * @param minProbability how sure to be, in [0, 1]; 0.999 is a good choice
     * @return a new identifier of the same languages
     * @throws IllegalArgumentException if minProbability is out of range
     */
    public LanguageIdentifier adaptTo(Iterable<String> corpus, double minProbability) {
        if (!(minProbability >= 0 && minProbability <= 1)) {
            throw new IllegalArgumentException("minProbability must be in [0, 1], got " + minProbability);
        }
        LanguageCounts adapted = new LanguageCounts(languages.size(), ngrams.copy(), counts.clone());
        for (String text : corpus) {
            LanguageGuess guess = identify(text);
            int language = languages.indexOf(guess.language());
            if (language >= 0 && guess.probability() >= minProbability) {
                adapted.add(language, text);
            }
        }
        return new LanguageIdentifier(languages, adapted.ngrams(), adapted.counts());
    }

    /**
     * Shows why a text is held to be of its language: the score beside that of the runner-up, and the n-grams that told
     * most between the two.
     *
     * @param text any string
     * @return the probability of the best language with its parts; 0 without parts if no n-gram of the text is known
     */
    public Explanation explain(String text) {
        double[] scores = new double[languages.size()];
        if (score(text, scores) == 0) {
            return Explanation.given("P(" + LanguageGuess.UNDETERMINED + ")", 0);
        }
        int best = best(scores);
        double[] others = scores.clone();
        others[best] = Double.NEGATIVE_INFINITY;
        int second = best(others);
        Explanation[] parts = {scoreOf(text, best, second, scores[best]), scoreOf(text, second, best, scores[second])};
        return Explanation.of(
                "P(" + languages.get(best) + ")",
                "exp(score) / Σ exp(score of each language)",
                posterior(scores, best),
                scores.length == 1 ? new Explanation[] {parts[0]} : parts);
    }

    private Explanation scoreOf(String text, int language, int rival, double score) {
        Map<Long, Double> leads = new LinkedHashMap<>();
        CharacterNGrams.forEach(text, ngram -> {
            int row = ngrams.find(ngram);
            if (row != LongIndex.ABSENT) {
                double lead = logProbability(row, language) - logProbability(row, rival);
                leads.merge(ngram, lead / NGRAMS_PER_LETTER, Double::sum);
            }
        });
        List<Explanation> parts = new ArrayList<>();
        leads.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .sorted(Map.Entry.<Long, Double>comparingByValue().reversed())
                .limit(5)
                .forEach(entry -> parts.add(Explanation.given(
                        "lead over " + languages.get(rival) + " by \"" + CharacterNGrams.toString(entry.getKey())
                                + "\"",
                        entry.getValue())));
        String name = "score(" + languages.get(language) + ")";
        return new Explanation(name, "1/3 · Σ n(g) · ln P(g | l)", score, parts);
    }

    /** Fills in the scores and tells how many n-grams of the text are known. */
    private int score(String text, double[] scores) {
        int[] known = {0};
        CharacterNGrams.forEach(text, ngram -> {
            int row = ngrams.find(ngram);
            if (row != LongIndex.ABSENT) {
                known[0]++;
                for (int language = 0; language < scores.length; language++) {
                    scores[language] += logProbability(row, language);
                }
            }
        });
        for (int language = 0; language < scores.length; language++) {
            scores[language] /= NGRAMS_PER_LETTER;
        }
        return known[0];
    }

    private double logProbability(int row, int language) {
        return logProbabilities[row * languages.size() + language];
    }

    private static int best(double[] scores) {
        int best = 0;
        for (int language = 1; language < scores.length; language++) {
            if (scores[language] > scores[best]) {
                best = language;
            }
        }
        return best;
    }

    private static double posterior(double[] scores, int language) {
        return 1
                / Arrays.stream(scores).map(s -> Math.exp(s - scores[language])).sum();
    }

    private static float[] logProbabilities(int[] counts, int languages) {
        double[] totals = new double[languages];
        for (int i = 0; i < counts.length; i++) {
            totals[i % languages] += counts[i];
        }
        float[] result = new float[counts.length];
        int ngrams = counts.length / languages;
        for (int i = 0; i < counts.length; i++) {
            result[i] = (float) Math.log((counts[i] + ALPHA) / (totals[i % languages] + ALPHA * ngrams));
        }
        return result;
    }
}
