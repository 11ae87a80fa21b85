package org.inkstone.tokenizers.trainer;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.inkstone.core.progress.Progress;
import org.inkstone.tokenizers.model.Merge;
import org.inkstone.tokenizers.pretokenizer.ByteLevelAlphabet;
import org.jspecify.annotations.Nullable;

/**
 * Trains byte-pair encoding (训练字节对编码): again and again the most frequent pair of neighbours becomes a token.
 *
 * <p>Words start as single symbols and weigh as often as they occur. Each step merges the pair of the highest count;
 * among equals, the pair whose ids are lowest, left id first.
 * <pre>{@code
 * count(a, b) = Σ over words w of  weight(w) · (how often b follows a in w)
 * next merge  = the pair with the highest count
 * }</pre>
 *
 * <p>Vocabulary, ids and merges are those of Hugging Face tokenizers' {@code BpeTrainer}. Ids go to the special tokens
 * first, then to the alphabet in the order of its characters, then to what the merges make.
 *
 * <p>Cost: a step touches only the places where its pair stands. Each pair keeps the places where it was made
 * ({@link PairOccurrences}); a queue holds the pairs, and a count in it that has fallen since is corrected when its turn
 * comes. All in all O(n log n) for words of n symbols together. {@link SimpleBytePairEncodingTrainer} is the readable
 * version and counts everything anew for each step.
 *
 * <p>Two differences: the reference counts pairs in 32 bits, we in 64. And where {@code limitAlphabet} has to choose
 * among characters that are equally rare, the reference's choice varies from run to run; ours keeps the lower code
 * points.
 *
 * @paper Sennrich, Haddow, Birch 2016, Neural Machine Translation of Rare Words with Subword Units, arXiv 1508.07909
 * @book 词元化（分词）：BPE 分词
 */
public final class BytePairEncodingTrainer {
    private final Options options;

    /**
     * Makes a trainer.
     *
     * @param options what to learn
     */
    public BytePairEncodingTrainer(Options options) {
        this.options = options;
    }

    /**
     * What to learn.
     *
     * @param vocabularySize how many tokens there shall be, special ones and the alphabet included, at least 1; fewer if
     *     no pair is left (reference: 30,000)
     * @param minFrequency pairs that are rarer are not merged, at least 0 (0)
     * @param specialTokens tokens that get the first ids
     * @param initialAlphabet symbols that get an id even if the text lacks them, a code point each (none; byte level:
     *     all 256)
     * @param limitAlphabet how many different symbols are kept, the frequent ones; 0 keeps all (0)
     * @param maxTokenLength how many symbols a token may have at most; 0 sets no limit (0)
     * @param continuingSubwordPrefix what marks symbols that do not begin a word, such as {@code ##}; empty for no mark
     *     (empty)
     * @param endOfWordSuffix what marks the symbol that ends a word, such as {@code </w>}; empty for no mark (empty)
     */
    public record Options(
            int vocabularySize,
            long minFrequency,
            List<String> specialTokens,
            List<String> initialAlphabet,
            int limitAlphabet,
            int maxTokenLength,
            String continuingSubwordPrefix,
            String endOfWordSuffix) {
        public Options {
            if (vocabularySize < 1) {
                throw new IllegalArgumentException("vocabularySize must be at least 1, got " + vocabularySize);
            }
            if (minFrequency < 0) {
                throw new IllegalArgumentException("minFrequency must be at least 0, got " + minFrequency);
            }
            if (limitAlphabet < 0) {
                throw new IllegalArgumentException("limitAlphabet must be at least 0, got " + limitAlphabet);
            }
            if (maxTokenLength < 0) {
                throw new IllegalArgumentException("maxTokenLength must be at least 0, got " + maxTokenLength);
            }
            TrainingAlphabet.requireCodePoints(initialAlphabet);
            specialTokens = List.copyOf(specialTokens);
            initialAlphabet = List.copyOf(initialAlphabet);
        }

        /**
         * Options without affixes.
         *
         * @param vocabularySize how many tokens there shall be, at least 1
         * @param minFrequency pairs that are rarer are not merged, at least 0
         * @param specialTokens tokens that get the first ids
         * @param initialAlphabet symbols that get an id even if the text lacks them, a code point each
         * @param limitAlphabet how many different symbols are kept; 0 keeps all
         * @param maxTokenLength how many symbols a token may have at most; 0 sets no limit
         */
        public Options(
                int vocabularySize,
                long minFrequency,
                List<String> specialTokens,
                List<String> initialAlphabet,
                int limitAlphabet,
                int maxTokenLength) {
            this(vocabularySize, minFrequency, specialTokens, initialAlphabet, limitAlphabet, maxTokenLength, "", "");
        }

        /**
         * The same options with affixes.
         *
         * @param continuingSubwordPrefix what marks symbols that do not begin a word; empty for no mark
         * @param endOfWordSuffix what marks the symbol that ends a word; empty for no mark
         * @return new options
         */
        public Options withAffixes(String continuingSubwordPrefix, String endOfWordSuffix) {
            return new Options(
                    vocabularySize,
                    minFrequency,
                    specialTokens,
                    initialAlphabet,
                    limitAlphabet,
                    maxTokenLength,
                    continuingSubwordPrefix,
                    endOfWordSuffix);
        }

        /**
         * Plain BPE: the alphabet is what the text has.
         *
         * @param vocabularySize how many tokens there shall be, at least 1
         * @return options with the defaults for the rest
         */
        public static Options of(int vocabularySize) {
            return new Options(vocabularySize, 0, List.of(), List.of(), 0, 0);
        }

        /**
         * Byte-level BPE: the alphabet is the 256 bytes.
         *
         * @param vocabularySize how many tokens there shall be, at least 1
         * @param specialTokens tokens that get the first ids, such as {@code <|endoftext|>}
         * @return options with the defaults for the rest
         */
        public static Options byteLevel(int vocabularySize, String... specialTokens) {
            return new Options(vocabularySize, 0, List.of(specialTokens), ByteLevelAlphabet.symbols(), 0, 0);
        }
    }

    /**
     * Trains without reporting.
     *
     * @param words the words and how often they occur
     * @return vocabulary and merges
     */
    public TrainedMerges train(WordCounts words) {
        return train(words, Progress.NONE);
    }

    /**
     * Trains.
     *
     * @param words the words and how often they occur; each code point is a symbol
     * @param progress told the size of the vocabulary
     * @return vocabulary and merges
     */
    public TrainedMerges train(WordCounts words, Progress progress) {
        TrainingVocabulary vocabulary = new TrainingVocabulary();
        options.specialTokens().forEach(vocabulary::add);
        TrainingAlphabet.of(words, options.initialAlphabet(), options.limitAlphabet())
                .forEach(vocabulary::add);
        Run run = new Run(words, vocabulary, options);
        List<MergeStep> steps = new ArrayList<>();
        while (vocabulary.size() < options.vocabularySize()) {
            PairOccurrences top = run.mostFrequent();
            if (top == null || top.count < Math.max(1, options.minFrequency())) {
                break;
            }
            steps.add(run.merge(top));
            if (steps.size() % 100 == 0) {
                progress.update("merge pairs", vocabulary.size(), options.vocabularySize(), "");
            }
        }
        progress.update("merge pairs", vocabulary.size(), vocabulary.size(), "");
        return new TrainedMerges(
                vocabulary.tokens(), steps, options.continuingSubwordPrefix(), options.endOfWordSuffix());
    }

    /** The state of one training. */
    private static final class Run {
        private final TrainingVocabulary vocabulary;
        private final int maxTokenLength;
        private final String prefix;
        private final WordCounts words;
        private final SymbolSequences symbols;
        private final PairCounts counts = new PairCounts();
        private final PriorityQueue<PairOccurrences> queue = new PriorityQueue<>();
        private final List<PairOccurrences> made = new ArrayList<>();
        private int step;

        Run(WordCounts words, TrainingVocabulary vocabulary, Options options) {
            this.words = words;
            this.vocabulary = vocabulary;
            this.maxTokenLength = options.maxTokenLength() == 0 ? Integer.MAX_VALUE : options.maxTokenLength();
            this.prefix = options.continuingSubwordPrefix();
            this.symbols = new StartingSymbols(vocabulary, prefix, options.endOfWordSuffix()).of(words);
            int left = -1;
            for (int i = 1; i < symbols.size(); i++) {
                int right = symbols.token(i);
                if (left >= 0 && right >= 0) {
                    found(left, right, i - 1, words.count(symbols.word(i)));
                }
                left = right;
            }
            enqueueMade();
        }

        /** Takes the pair of the highest count out of the queue. */
        @Nullable
        PairOccurrences mostFrequent() {
            while (true) {
                PairOccurrences top = queue.poll();
                if (top == null) {
                    return null;
                }
                long count = counts.count(top.pair);
                if (top.count == count) {
                    return top;
                }
                top.count = count;
                if (count > 0) {
                    queue.add(top);
                }
            }
        }

        MergeStep merge(PairOccurrences top) {
            int left = PairCounts.left(top.pair);
            int right = PairCounts.right(top.pair);
            Merge merge = new Merge(vocabulary.token(left), vocabulary.token(right));
            MergeStep made = new MergeStep(merge, joined(merge), top.count);
            int merged = vocabulary.add(made.merged());
            step++;
            if (top.earlier == null && counts.latest(counts.slot(top.pair)) == top) {
                for (int i = 0; i < top.size(); i++) {
                    mergeAt(top.position(i), left, right, merged);
                }
            } else {
                RepeatedPair.positions(top, counts.latest(counts.slot(top.pair)), symbols)
                        .forEach(position -> mergeAt(position, left, right, merged));
            }
            enqueueMade();
            return made;
        }

        private String joined(Merge merge) {
            boolean marked = !prefix.isEmpty() && merge.right().startsWith(prefix);
            return marked ? merge.left() + merge.right().substring(prefix.length()) : merge.merged();
        }

        private void mergeAt(int position, int left, int right, int merged) {
            if (symbols.token(position) != left) {
                return;
            }
            int leftLength = symbols.length(position);
            if (symbols.token(position + leftLength) != right) {
                return;
            }
            int length = leftLength + symbols.length(position + leftLength);
            long weight = words.count(symbols.word(position));
            int before = symbols.before(position);
            if (before >= 0) {
                int token = symbols.token(before);
                counts.add(counts.slot(PairCounts.pair(token, left)), -weight);
                if (position - before + length < maxTokenLength) {
                    found(token, merged, before, weight);
                }
            }
            symbols.join(position, merged, leftLength, length);
            int after = symbols.token(position + length);
            if (after >= 0) {
                counts.add(counts.slot(PairCounts.pair(right, after)), -weight);
                if (symbols.length(position + length) + length < maxTokenLength) {
                    found(merged, after, position, weight);
                }
            }
        }

        /** Counts a pair and notes its place. */
        private void found(int left, int right, int position, long weight) {
            long pair = PairCounts.pair(left, right);
            int slot = counts.slot(pair);
            counts.add(slot, weight);
            PairOccurrences latest = counts.latest(slot);
            if (latest == null || latest.step != step) {
                latest = new PairOccurrences(pair, step, latest);
                counts.latest(slot, latest);
                made.add(latest);
            }
            latest.add(position);
        }

        private void enqueueMade() {
            for (PairOccurrences occurrences : made) {
                occurrences.count = counts.count(occurrences.pair);
                if (occurrences.count > 0) {
                    queue.add(occurrences);
                }
            }
            made.clear();
        }
    }
}
