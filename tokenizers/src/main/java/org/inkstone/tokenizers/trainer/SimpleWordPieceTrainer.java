package org.inkstone.tokenizers.trainer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.inkstone.tokenizers.model.Merge;

/**
 * Training WordPiece by the criterion of the papers (WordPiece 训练的朴素实现): merge the pair whose parts need each other
 * most.
 *
 * <p>BPE takes the most frequent pair. WordPiece divides by the counts of the parts, so that a pair of rare tokens which
 * always stand together wins against a pair of frequent ones that often meet by chance:
 * <pre>{@code
 * score(a, b) = freq(ab) / (freq(a) · freq(b))
 * }</pre>
 * It is, up to the constant that all pairs share, the pointwise mutual information P(ab) / (P(a) · P(b)): the pair that
 * raises the likelihood of the text most per occurrence.
 *
 * <p>Every symbol that does not begin a word carries the prefix {@code ##}. Ties go to the pair that comes first in the
 * vocabulary, left token first. freq counts the tokens as they stand now, repetitions and weights included.
 *
 * <p>Cost: each step reads all words, so O(vocabulary · text). What practice calls WordPiece is mostly
 * {@link WordPieceTrainer}.
 *
 * @paper Schuster, Nakajima 2012, Japanese and Korean Voice Search, ICASSP
 * @book 词元化（分词）：WordPiece 分词
 */
public final class SimpleWordPieceTrainer {
    private static final String PREFIX = WordPieceTrainer.Options.PREFIX;

    /**
     * What the training gave.
     *
     * @param vocabulary the tokens: the symbols in their order, then what each step made
     * @param steps the steps with their scores
     */
    public record Result(List<String> vocabulary, List<WordPieceStep> steps) {
        public Result {
            vocabulary = List.copyOf(vocabulary);
            steps = List.copyOf(steps);
        }
    }

    /** A word in its present tokens and how often it occurs. */
    private record Word(List<String> tokens, long count) {}

    private final int vocabularySize;

    /**
     * Makes a trainer.
     *
     * @param vocabularySize how many tokens there shall be, the symbols of the text included, at least 1
     */
    public SimpleWordPieceTrainer(int vocabularySize) {
        if (vocabularySize < 1) {
            throw new IllegalArgumentException("vocabularySize must be at least 1, got " + vocabularySize);
        }
        this.vocabularySize = vocabularySize;
    }

    /**
     * Trains.
     *
     * @param counts the words and how often they occur; each code point is a symbol
     * @return vocabulary and steps
     */
    public Result train(WordCounts counts) {
        List<Word> words = new ArrayList<>();
        Set<String> symbols = new TreeSet<>();
        for (int w = 0; w < counts.size(); w++) {
            List<String> tokens = new ArrayList<>();
            counts.word(w)
                    .codePoints()
                    .forEach(symbol -> tokens.add((tokens.isEmpty() ? "" : PREFIX) + Character.toString(symbol)));
            symbols.addAll(tokens);
            words.add(new Word(tokens, counts.count(w)));
        }
        Set<String> vocabulary = new LinkedHashSet<>(symbols);
        List<WordPieceStep> steps = new ArrayList<>();
        // #region train
        while (vocabulary.size() < vocabularySize) {
            List<WordPieceStep> pairs = pairs(words, new ArrayList<>(vocabulary));
            if (pairs.isEmpty()) {
                break;
            }
            WordPieceStep best = Collections.max(pairs, (a, b) -> Double.compare(a.score(), b.score()));
            steps.add(best);
            vocabulary.add(best.merged());
            words.forEach(word -> merge(word.tokens(), best));
        }
        // #endregion train
        return new Result(List.copyOf(vocabulary), steps);
    }

    /** All pairs with their counts, in the order of the vocabulary. */
    private static List<WordPieceStep> pairs(List<Word> words, List<String> vocabulary) {
        Map<String, Long> tokenCounts = new HashMap<>();
        Map<Merge, Long> pairCounts = new HashMap<>();
        for (Word word : words) {
            List<String> tokens = word.tokens();
            for (int i = 0; i < tokens.size(); i++) {
                tokenCounts.merge(tokens.get(i), word.count(), Long::sum);
                if (i > 0) {
                    pairCounts.merge(new Merge(tokens.get(i - 1), tokens.get(i)), word.count(), Long::sum);
                }
            }
        }
        Map<String, Integer> places = new HashMap<>();
        vocabulary.forEach(token -> places.put(token, places.size()));
        List<WordPieceStep> pairs = new ArrayList<>();
        pairCounts.forEach((pair, count) -> pairs.add(new WordPieceStep(
                pair,
                pair.left() + pair.right().substring(PREFIX.length()),
                count,
                tokenCounts.getOrDefault(pair.left(), 0L),
                tokenCounts.getOrDefault(pair.right(), 0L))));
        pairs.sort((a, b) -> {
            int left = Integer.compare(
                    place(places, a.merge().left()), place(places, b.merge().left()));
            return left != 0
                    ? left
                    : Integer.compare(
                            place(places, a.merge().right()),
                            place(places, b.merge().right()));
        });
        return pairs;
    }

    private static int place(Map<String, Integer> places, String token) {
        return places.getOrDefault(token, Integer.MAX_VALUE);
    }

    private static void merge(List<String> tokens, WordPieceStep step) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).equals(step.merge().left())
                    && tokens.get(i + 1).equals(step.merge().right())) {
                tokens.set(i, step.merged());
                tokens.remove(i + 1);
            }
        }
    }
}
