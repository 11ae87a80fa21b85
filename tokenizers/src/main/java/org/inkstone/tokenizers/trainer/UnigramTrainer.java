package org.inkstone.tokenizers.trainer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inkstone.core.progress.Progress;

/**
 * Trains a unigram language model of word pieces (训练 Unigram 分词): start with far too many pieces, learn their
 * probabilities, drop the least useful, repeat.
 *
 * <p>The model takes the pieces of a segmentation for independent of each other and sums over all segmentations:
 * <pre>{@code
 * P(word) = Σ over segmentations x₁ … xₙ of word  Π p(xᵢ)
 * maximize  Σ over words  count(word) · ln P(word)      for a given number of pieces
 * }</pre>
 *
 * <ol>
 *   <li>Seeds ({@link UnigramSeeds}): all symbols and the repeated substrings that cover most text.
 *   <li>EM ({@link UnigramEstimation}), {@code subIterations} times: how often is each piece expected; what probabilities
 *       follow from that.
 *   <li>Pruning ({@link UnigramPruning}): of the pieces, {@code shrinkingFactor} are kept, those whose loss would cost
 *       most likelihood. Back to 2, until 1.1 times the wanted number are left.
 *   <li>The rest is pruned to the wanted number, every symbol of the text among it, and estimated once more.
 * </ol>
 *
 * <p>The steps 1 to 3 are those of Hugging Face tokenizers' {@code UnigramTrainer} and of SentencePiece: the same seeds,
 * thresholds and losses. Step 4 is not: the reference takes the pieces as they come and leaves their scores, although
 * the probability of what it cuts off is lost then. With the step, the same number of pieces explains the text better.
 * Symbols whose piece was dropped come back with the lowest scores, of which the more frequent has the higher one. A
 * piece that equals a special token is left out, and the number of pieces is never exceeded.
 *
 * <p>Cost: O(n) for the seeds and O(n · maxPieceLength) for each round, n the symbols of the different words together.
 * Sums are built over 8 fixed parts of the words, so up to 8 threads help and their number changes nothing.
 *
 * @paper Kudo 2018, Subword Regularization: Improving Neural Network Translation Models with Multiple Subword Candidates,
 *     section 3.2, arXiv 1804.10959
 * @book 词元化（分词）：Unigram 分词
 */
public final class UnigramTrainer {
    private static final int CHUNKS = 8;

    private final Options options;
    private final int threads;

    /**
     * Makes a trainer that uses all processors.
     *
     * @param options what to learn
     */
    public UnigramTrainer(Options options) {
        this(options, Runtime.getRuntime().availableProcessors());
    }

    /**
     * Makes a trainer.
     *
     * @param options what to learn
     * @param threads how many threads work, at least 1; the result does not depend on it
     */
    public UnigramTrainer(Options options, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, got " + threads);
        }
        this.options = options;
        this.threads = threads;
    }

    /**
     * What to learn.
     *
     * @param vocabularySize how many pieces there shall be, special tokens included, at least 1; fewer if the text has
     *     no more (reference: 8,000)
     * @param specialTokens tokens that get the first ids (none)
     * @param unknownToken the token for symbols that have no piece; put before the special tokens if it is not one of
     *     them (none)
     * @param initialAlphabet symbols that become pieces even if the text lacks them, a code point each (none)
     * @param maxPieceLength how many symbols a piece may have, at least 1 (16)
     * @param seedSize how many pieces to start from, at least 1 (1,000,000)
     * @param shrinkingFactor what part of the pieces a pruning keeps, in (0, 1) (0.75)
     * @param subIterations how many rounds of EM come before a pruning, at least 1 (2)
     */
    public record Options(
            int vocabularySize,
            List<String> specialTokens,
            Optional<String> unknownToken,
            List<String> initialAlphabet,
            int maxPieceLength,
            int seedSize,
            double shrinkingFactor,
            int subIterations) {
        public Options {
            requireAtLeastOne("vocabularySize", vocabularySize);
            requireAtLeastOne("maxPieceLength", maxPieceLength);
            requireAtLeastOne("seedSize", seedSize);
            requireAtLeastOne("subIterations", subIterations);
            if (!(shrinkingFactor > 0 && shrinkingFactor < 1)) {
                throw new IllegalArgumentException("shrinkingFactor must be in (0, 1), got " + shrinkingFactor);
            }
            TrainingAlphabet.requireCodePoints(initialAlphabet);
            specialTokens = List.copyOf(specialTokens);
            initialAlphabet = List.copyOf(initialAlphabet);
        }

        /**
         * The usual options.
         *
         * @param vocabularySize how many pieces there shall be, at least 1
         * @param unknownToken the token for symbols that have no piece, such as {@code <unk>}; it gets id 0
         * @param specialTokens tokens that get the next ids
         * @return options with the defaults for the rest
         */
        public static Options of(int vocabularySize, String unknownToken, String... specialTokens) {
            return new Options(
                    vocabularySize,
                    List.of(specialTokens),
                    Optional.of(unknownToken),
                    List.of(),
                    16,
                    1_000_000,
                    0.75,
                    2);
        }

        private static void requireAtLeastOne(String name, int value) {
            if (value < 1) {
                throw new IllegalArgumentException(name + " must be at least 1, got " + value);
            }
        }
    }

    /**
     * Trains without reporting.
     *
     * @param words the words and how often they occur
     * @return the pieces
     * @throws IllegalArgumentException if the vocabulary is too small for the symbols of the text
     */
    public TrainedPieces train(WordCounts words) {
        return train(words, Progress.NONE);
    }

    /**
     * Trains.
     *
     * @param words the words and how often they occur; each code point is a symbol
     * @param progress told the rounds
     * @return the pieces
     * @throws IllegalArgumentException if the vocabulary is too small for the symbols of the text
     */
    public TrainedPieces train(WordCounts words, Progress progress) {
        UnigramText text = new UnigramText(words);
        UnigramVocabulary vocabulary = new UnigramVocabulary(text, options);
        progress.update("find seed pieces", 0, 1, "");
        UnigramSeeds.Seeds seeds = new UnigramSeeds(text, options.maxPieceLength()).choose(options.seedSize());
        progress.update("find seed pieces", 1, 1, seeds.pieces().size() - 1 + " pieces");
        int wanted = (int) Math.min(Integer.MAX_VALUE, options.vocabularySize() * 11L / 10);
        List<UnigramRound> rounds = new ArrayList<>();
        try (ChunkThreads workers = new ChunkThreads(threads)) {
            List<int[]> chunks = text.chunks(CHUNKS);
            UnigramEstimation em = new UnigramEstimation(text, chunks, workers, options.maxPieceLength());
            UnigramPruning pruning = new UnigramPruning(text, chunks, workers, options.maxPieceLength());
            UnigramLattice lattice = seeds.lattice();
            UnigramPieces pieces = seeds.pieces();
            int total = expectedRounds(pieces.size(), wanted);
            // #region train
            int round = 0;
            for (; ; round++) {
                for (int i = 0; i < options.subIterations(); i++) {
                    pieces = em.run(pieces, lattice);
                    rounds.add(new UnigramRound(round, i, pieces.size() - 1, em.objective()));
                    progress.update(
                            "estimate pieces",
                            rounds.size(),
                            Math.max(total, rounds.size()),
                            pieces.size() - 1 + " pieces");
                }
                int before = pieces.size();
                if (before <= wanted) {
                    break;
                }
                pieces = pruning.prune(pieces, lattice, Math.max(wanted, (int) (before * options.shrinkingFactor())));
                if (pieces.size() == before) {
                    break;
                }
            }
            int room = vocabulary.room(pieces);
            if (pieces.size() - 1 > room) {
                pieces = pruning.cut(pieces, lattice, room + 1);
                for (int i = 0; i < options.subIterations(); i++) {
                    pieces = em.refine(pieces, lattice);
                    rounds.add(new UnigramRound(round + 1, i, pieces.size() - 1, em.objective()));
                }
            }
            // #endregion train
            progress.update("estimate pieces", rounds.size(), rounds.size(), pieces.size() - 1 + " pieces");
            return new TrainedPieces(vocabulary.choose(pieces), vocabulary.unknownId(), rounds);
        }
    }

    /** How many rounds of EM there will be if no piece is dropped but by pruning. */
    private int expectedRounds(int seeds, int wanted) {
        double prunings = (Math.log(wanted) - Math.log(seeds)) / Math.log(options.shrinkingFactor());
        return options.subIterations() * (1 + (int) Math.max(0, Math.ceil(prunings)));
    }
}
