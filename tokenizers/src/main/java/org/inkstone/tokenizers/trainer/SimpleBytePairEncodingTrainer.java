package org.inkstone.tokenizers.trainer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.inkstone.tokenizers.model.Merge;

/**
 * Training byte-pair encoding as one writes it first (BPE 训练的朴素实现): count all pairs, merge the best, repeat.
 *
 * <p>The book's example: loop 15, pool 10, loot 10, tool 5, loots 8.
 * <pre>{@code
 * pairs:  o o 48,  l o 33,  o l 15,  o t 18,  o p 15,  ...    merge 1: o + o -> oo (48)
 * words:  l oo p,  p oo l,  l oo t,  t oo l,  l oo t s
 * pairs:  l oo 33,  oo t 18,  oo p 15,  oo l 15,  ...         merge 2: l + oo -> loo (33)
 * words:  loo p,  p oo l,  loo t,  t oo l,  loo t s
 * }</pre>
 *
 * <p>Cost: each step reads all words, so O(vocabulary · text). {@link BytePairEncodingTrainer} gives the same steps.
 *
 * @paper Sennrich, Haddow, Birch 2016, Neural Machine Translation of Rare Words with Subword Units, algorithm 1,
 *     arXiv 1508.07909
 * @book 词元化（分词）：BPE 分词
 */
public final class SimpleBytePairEncodingTrainer {
    /** A word in its present tokens and how often it occurs. */
    private record Word(List<String> tokens, long count) {}

    private final int vocabularySize;

    /**
     * Makes a trainer.
     *
     * @param vocabularySize how many tokens there shall be, the symbols of the text included, at least 1
     */
    public SimpleBytePairEncodingTrainer(int vocabularySize) {
        if (vocabularySize < 1) {
            throw new IllegalArgumentException("vocabularySize must be at least 1, got " + vocabularySize);
        }
        this.vocabularySize = vocabularySize;
    }

    /**
     * Trains.
     *
     * @param counts the words and how often they occur; each code point is a symbol
     * @return vocabulary and merges
     */
    public TrainedMerges train(WordCounts counts) {
        List<String> vocabulary =
                new ArrayList<>(TrainingAlphabet.of(counts, List.of(), 0).toList());
        List<Word> words = new ArrayList<>();
        for (int w = 0; w < counts.size(); w++) {
            List<String> symbols = new ArrayList<>();
            counts.word(w).codePoints().forEach(symbol -> symbols.add(Character.toString(symbol)));
            words.add(new Word(symbols, counts.count(w)));
        }
        List<MergeStep> steps = new ArrayList<>();
        // #region train
        while (vocabulary.size() < vocabularySize) {
            Map<Merge, Long> pairs = countPairs(words);
            if (pairs.isEmpty()) {
                break;
            }
            MergeStep step = mostFrequent(pairs, vocabulary);
            Merge best = step.merge();
            steps.add(step);
            if (!vocabulary.contains(best.merged())) {
                vocabulary.add(best.merged());
            }
            words.forEach(word -> merge(word.tokens(), best));
        }
        // #endregion train
        return new TrainedMerges(vocabulary, steps);
    }

    private static Map<Merge, Long> countPairs(List<Word> words) {
        Map<Merge, Long> pairs = new HashMap<>();
        for (Word word : words) {
            for (int i = 0; i + 1 < word.tokens().size(); i++) {
                pairs.merge(new Merge(word.tokens().get(i), word.tokens().get(i + 1)), word.count(), Long::sum);
            }
        }
        return pairs;
    }

    /** The highest count; among equals the lowest ids, left id first. */
    private static MergeStep mostFrequent(Map<Merge, Long> pairs, List<String> vocabulary) {
        long highest = pairs.values().stream().mapToLong(Long::longValue).max().orElseThrow();
        for (String left : vocabulary) {
            for (String right : vocabulary) {
                Merge pair = new Merge(left, right);
                if (pairs.getOrDefault(pair, 0L) == highest) {
                    return new MergeStep(pair, highest);
                }
            }
        }
        throw new IllegalStateException("every pair consists of tokens of the vocabulary");
    }

    private static void merge(List<String> tokens, Merge merge) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).equals(merge.left()) && tokens.get(i + 1).equals(merge.right())) {
                tokens.set(i, merge.merged());
                tokens.remove(i + 1);
            }
        }
    }
}
