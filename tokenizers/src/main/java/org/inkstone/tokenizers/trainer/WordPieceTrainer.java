package org.inkstone.tokenizers.trainer;

import java.util.List;
import org.inkstone.core.progress.Progress;

/**
 * Trains WordPiece (训练 WordPiece) as Hugging Face tokenizers does it: by the counts of byte-pair encoding, with a mark
 * on every token that does not begin a word.
 *
 * <p>Google never published its own trainer; its papers tell the criterion that {@link SimpleWordPieceTrainer} shows.
 * {@code WordPieceTrainer} of Hugging Face runs its BPE trainer with the prefix {@code ##} and drops the merges. So does
 * this one:
 * <pre>{@code
 * low lower newest   ->   l ##o ##w | l ##o ##w ##e ##r | n ##e ##w ##e ##s ##t
 * next token = the pair of neighbours with the highest count;  ##e + ##w -> ##ew
 * }</pre>
 *
 * <p>Ties: among pairs of the same count the one with the lowest ids is taken, left id first. The reference numbers
 * its marked symbols as it meets them, with the words in the order of a hash table, which differs from run to run; so do
 * its choices. Here the words are taken in their natural order: the result depends on nothing but the words and their
 * counts. Where the reference always gives the same set of tokens, that is the set.
 *
 * <p>Cost: as {@link BytePairEncodingTrainer}.
 *
 * @paper Wu et al. 2016, Google's Neural Machine Translation System, section 4.1, arXiv 1609.08144
 * @book 词元化（分词）：WordPiece 分词
 */
public final class WordPieceTrainer {
    private final BytePairEncodingTrainer trainer;
    private final Options options;

    /**
     * Makes a trainer.
     *
     * @param options what to learn
     */
    public WordPieceTrainer(Options options) {
        this.options = options;
        this.trainer = new BytePairEncodingTrainer(new BytePairEncodingTrainer.Options(
                        options.vocabularySize(),
                        options.minFrequency(),
                        options.specialTokens(),
                        options.initialAlphabet(),
                        options.limitAlphabet(),
                        0)
                .withAffixes(options.continuingSubwordPrefix(), ""));
    }

    /**
     * What to learn. The ranges are those of {@link BytePairEncodingTrainer.Options}.
     *
     * @param vocabularySize how many tokens there shall be, special ones and the alphabet included (reference: 30,000)
     * @param minFrequency pairs that are rarer are not merged (0)
     * @param specialTokens tokens that get the first ids, {@code [UNK]} among them
     * @param initialAlphabet symbols that get an id even if the text lacks them (none)
     * @param limitAlphabet how many different symbols are kept, the frequent ones; 0 keeps all (0)
     * @param continuingSubwordPrefix what marks tokens that do not begin a word ({@code ##})
     */
    public record Options(
            int vocabularySize,
            long minFrequency,
            List<String> specialTokens,
            List<String> initialAlphabet,
            int limitAlphabet,
            String continuingSubwordPrefix) {
        /** The prefix of BERT. */
        public static final String PREFIX = "##";

        public Options {
            specialTokens = List.copyOf(specialTokens);
            initialAlphabet = List.copyOf(initialAlphabet);
        }

        /**
         * The usual options.
         *
         * @param vocabularySize how many tokens there shall be, at least 1
         * @param specialTokens tokens that get the first ids, such as {@code [UNK]}
         * @return options with the defaults for the rest
         */
        public static Options of(int vocabularySize, String... specialTokens) {
            return new Options(vocabularySize, 0, List.of(specialTokens), List.of(), 0, PREFIX);
        }
    }

    /**
     * Trains without reporting.
     *
     * @param words the words and how often they occur
     * @return the vocabulary
     */
    public TrainedWordPieces train(WordCounts words) {
        return train(words, Progress.NONE);
    }

    /**
     * Trains.
     *
     * @param words the words and how often they occur; each code point is a symbol
     * @param progress told the size of the vocabulary
     * @return the vocabulary
     */
    public TrainedWordPieces train(WordCounts words, Progress progress) {
        TrainedMerges trained = trainer.train(words, progress);
        return new TrainedWordPieces(trained.vocabulary(), options.continuingSubwordPrefix(), trained.steps());
    }
}
