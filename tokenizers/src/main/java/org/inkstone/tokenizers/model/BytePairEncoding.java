package org.inkstone.tokenizers.model;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Byte-pair encoding (字节对编码, BPE): joins neighbouring tokens by a ranked list of merges.
 *
 * <p>A word starts as its characters. As long as some neighbours have a merge, the pair of the lowest rank, the leftmost
 * among equals, becomes one token.
 *
 * <p>Cost: short words are searched pair by pair; long ones use a {@linkplain LongWordMerger queue of pairs} and cost
 * O(n log n), so a million letters without a break do no harm. Long texts are cut {@linkplain SafeCuts where no merge
 * can cross}, and the ids of parts seen before are remembered. {@link SimpleBytePairEncoding} is the readable version.
 *
 * <p>Spans are those of the characters that a token was made of, where the reference counts the bytes of tokens instead:
 * it gives other spans, shifted ones, to what follows a character that vanished or a missing character with affixes.
 *
 * <p>Immutable; to be shared between threads.
 *
 * @paper Sennrich, Haddow, Birch 2016, Neural Machine Translation of Rare Words with Subword Units, arXiv 1508.07909
 * @book 词元化（分词）：BPE 分词
 */
public final class BytePairEncoding implements TokenModel {
    private static final int SHORT = 40;
    /** Words up to this length are not worth a search for cuts. */
    private static final int UNCUT = 64;
    /** Where the random numbers of plain encoding with dropout start. */
    private static final long DROPOUT_SEED = 0x2545F4914F6CDD1DL;

    /**
     * How a model treats what its merges do not say.
     *
     * @param unknownToken the token of a missing character (none: such characters vanish)
     * @param fuseUnknown whether neighbouring unknown characters are one token (false)
     * @param byteFallback whether a missing character becomes the tokens {@code <0x00>} to {@code <0xFF>} of its UTF-8
     *     bytes, if the vocabulary has them (false)
     * @param continuingSubwordPrefix what stands before every character but the first of a word, such as {@code ##}
     *     (empty)
     * @param endOfWordSuffix what stands behind the last character of a word, such as {@code </w>} (empty)
     * @param ignoreMerges take a word that is in the vocabulary whole, whatever the merges would make of it (false)
     * @param dropout how likely a merge is passed over, in [0, 1] (0)
     */
    public record Options(
            Optional<String> unknownToken,
            boolean fuseUnknown,
            boolean byteFallback,
            String continuingSubwordPrefix,
            String endOfWordSuffix,
            boolean ignoreMerges,
            double dropout) {
        /** No unknown token, no affixes, nothing else. */
        public static final Options DEFAULT = new Options(Optional.empty(), false, false, "", "", false, 0);

        public Options {
            requireProbability(dropout);
        }

        /**
         * These options with another {@code ignoreMerges}.
         *
         * @param value whether a word that is in the vocabulary is taken whole
         * @return new options
         */
        public Options withIgnoreMerges(boolean value) {
            return new Options(
                    unknownToken, fuseUnknown, byteFallback, continuingSubwordPrefix, endOfWordSuffix, value, dropout);
        }

        /**
         * These options with another dropout.
         *
         * @param value how likely a merge is passed over, in [0, 1]
         * @return new options
         * @throws IllegalArgumentException if {@code value} is out of range
         */
        public Options withDropout(double value) {
            return new Options(
                    unknownToken,
                    fuseUnknown,
                    byteFallback,
                    continuingSubwordPrefix,
                    endOfWordSuffix,
                    ignoreMerges,
                    value);
        }
    }

    private final Vocabulary vocabulary;
    private final RankedMerges merges;
    private final Options options;
    private final SymbolReader reader;
    private final CachedBytePairEncoding cached;
    private final int longestToken;
    /** Made when it is first needed, which for most models is never. */
    private volatile @Nullable MergeTable table;
    /** The merges that can happen; made when they are first needed. */
    private volatile @Nullable LiveMergeTable live;
    /** The tokens that no merge leads to, if that is known. */
    private final @Nullable BitSet unmerged;

    /**
     * Makes a model without an unknown token, affixes or dropout.
     *
     * @param vocabulary tokens and ids; must have both parts of every merge and what it makes
     * @param merges the merges in the order of their ranks; if one occurs twice, the later rank counts
     * @param ignoreMerges take a word that is in the vocabulary whole, whatever the merges would make of it (false)
     * @throws IllegalArgumentException if a merge names a token that is not in the vocabulary
     */
    public BytePairEncoding(Vocabulary vocabulary, List<Merge> merges, boolean ignoreMerges) {
        this(vocabulary, merges, Options.DEFAULT.withIgnoreMerges(ignoreMerges));
    }

    /**
     * Makes a model.
     *
     * @param vocabulary tokens and ids; must have both parts of every merge and what it makes
     * @param merges the merges in the order of their ranks; if one occurs twice, the later rank counts
     * @param options all else
     * @throws IllegalArgumentException if a merge names a token that is not in the vocabulary
     */
    public BytePairEncoding(Vocabulary vocabulary, List<Merge> merges, Options options) {
        this(vocabulary, builder(merges), options);
    }

    /**
     * Makes a model.
     *
     * @param vocabulary tokens and ids; must have both parts of every merge and what it makes
     * @param merges the merges in the order of their ranks; if one occurs twice, the later rank counts. The builder is
     *     not to be used again
     * @param options all else
     * @throws IllegalArgumentException if a merge names a token that is not in the vocabulary
     */
    public BytePairEncoding(Vocabulary vocabulary, MergesBuilder merges, Options options) {
        this(vocabulary, merges.build(vocabulary, options.continuingSubwordPrefix()), options, null, null);
    }

    private BytePairEncoding(
            Vocabulary vocabulary,
            RankedMerges merges,
            Options options,
            @Nullable LiveMergeTable live,
            @Nullable BitSet unmerged) {
        this.live = live;
        this.unmerged = unmerged;
        this.vocabulary = vocabulary;
        this.merges = merges;
        this.options = options;
        this.reader = new SymbolReader(vocabulary, options);
        this.cached = new CachedBytePairEncoding(this);
        this.longestToken = IntStream.range(0, vocabulary.idLimit())
                .map(vocabulary::length)
                .max()
                .orElse(0);
    }

    private static MergesBuilder builder(List<Merge> merges) {
        MergesBuilder builder = new MergesBuilder(merges.size());
        merges.forEach(builder::add);
        return builder;
    }

    /**
     * Makes a model that has ranked tokens instead of merges, as tiktoken's files do: two neighbours are joined if
     * together they are a token, the one of the lowest id first. A word that is a token is taken whole.
     *
     * <p>Only one pair ever makes a token: the last one when the token itself is merged. So these pairs are the merges,
     * in the order of the ids. That gives the same as looking up the joined bytes, as long as every symbol a word can
     * start with is a token.
     *
     * @param vocabulary tokens and ids; the ids are the ranks
     * @return the model
     */
    public static BytePairEncoding ofRankedTokens(Vocabulary vocabulary) {
        Options options = Options.DEFAULT.withIgnoreMerges(true);
        return DerivedMerges.of(vocabulary)
                .map(found ->
                        new BytePairEncoding(vocabulary, found.merges(), options, found.table(), found.unmerged()))
                .orElseGet(
                        () -> new BytePairEncoding(vocabulary, RankedTokens.merges(vocabulary), options, null, null));
    }

    /** The merges that can happen in words that start as characters of the vocabulary, without affixes. */
    LiveMergeTable liveMerges() {
        LiveMergeTable made = live;
        if (made == null) {
            synchronized (this) {
                made = live;
                if (made == null) {
                    made = new LiveMergeTable(vocabulary.idLimit(), new LiveMerges(this));
                    live = made;
                }
            }
        }
        return made;
    }

    /** The tokens of several characters that merging their characters does not lead to; null if that is not known. */
    @Nullable
    BitSet unmerged() {
        return unmerged;
    }

    private MergeTable table() {
        MergeTable made = table;
        if (made == null) {
            synchronized (this) {
                made = table;
                if (made == null) {
                    made = new MergeTable(merges);
                    table = made;
                }
            }
        }
        return made;
    }

    private static void requireProbability(double dropout) {
        if (!(dropout >= 0 && dropout <= 1)) {
            throw new IllegalArgumentException("dropout must be in [0, 1], got " + dropout);
        }
    }

    /**
     * Applies the merges to a word, in place.
     *
     * @param symbols the ids of the word's symbols; overwritten by the ids of its tokens
     * @param length how many symbols there are
     * @return how many tokens there are, at most {@code length}
     */
    public int merge(int[] symbols, int length) {
        return length <= SHORT
                ? ShortWordMerger.merge(table(), symbols, length)
                : LongWordMerger.merge(table()::find, symbols, length);
    }

    @Override
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /**
     * {@inheritDoc}
     *
     * <p>If the options have a dropout, the merges passed over depend on the text alone: the same word has the same
     * tokens each time, on any number of threads. The reference draws them anew for each call; for training use
     * {@link #tokenize(char[], int, int, TokenSink, double, RandomGenerator)}.
     */
    @Override
    public void tokenize(char[] text, int start, int end, TokenSink out) {
        if (options.dropout() > 0) {
            long seed = DROPOUT_SEED;
            for (int i = start; i < end; i++) {
                seed = (seed ^ text[i]) * 0x100000001B3L;
            }
            tokenize(text, start, end, out, options.dropout(), new SplittableRandom(seed));
            return;
        }
        int whole = whole(text, start, end);
        if (whole >= 0) {
            out.token(whole, start, end);
        } else if (end - start <= UNCUT) {
            tokenizePart(text, start, end, out);
        } else {
            cached.forEachPart(text, start, end, (from, to) -> tokenizePart(text, from, to, out));
        }
    }

    private void tokenizePart(char[] text, int start, int end, TokenSink out) {
        Symbols symbols = reader.read(text, start, end);
        symbols.merge(table());
        symbols.emit(out);
    }

    /**
     * Tokenizes with dropout (BPE-dropout, 随机丢弃合并): each time a merge comes up, it is passed over with a probability,
     * until another merge has been made. A model trained on such tokens sees many segmentations of a word.
     *
     * <p>{@code ignoreMerges} does not count here.
     *
     * @param text whole Unicode characters
     * @param start where the pre-token starts
     * @param end where it ends, exclusive; after {@code start}
     * @param out takes the tokens; places count from the start of the array
     * @param dropout how likely a merge is passed over, in [0, 1]; 0.1 is usual, 1 leaves characters
     * @param random the source of randomness
     * @throws IllegalArgumentException if {@code dropout} is out of range, or as
     *     {@link #tokenize(char[], int, int, TokenSink)}
     * @paper Provilkov, Emelianenko, Voita 2020, BPE-Dropout: Simple and Effective Subword Regularization, arXiv
     *     1910.13267
     */
    public void tokenize(char[] text, int start, int end, TokenSink out, double dropout, RandomGenerator random) {
        requireProbability(dropout);
        Symbols symbols = reader.read(text, start, end);
        if (dropout < 1) {
            symbols.merge(table(), dropout, random);
        }
        symbols.emit(out);
    }

    @Override
    public void encode(char[] text, int start, int end, TokenIds out) {
        if (options.dropout() > 0) {
            TokenModel.super.encode(text, start, end, out);
        } else {
            cached.encode(text, start, end, out);
        }
    }

    /** The id of a word that is to be taken whole, or -1. */
    int whole(char[] text, int start, int end) {
        return options.ignoreMerges() && end - start <= longestToken ? vocabulary.id(text, start, end) : -1;
    }

    /** What turns characters into symbols. */
    SymbolReader reader() {
        return reader;
    }

    /** The merges as ids. */
    RankedMerges rankedMerges() {
        return merges;
    }

    /**
     * The merges in the order of their ranks.
     *
     * @return an unmodifiable list, which makes its elements anew each time
     */
    public List<Merge> merges() {
        return merges;
    }

    /**
     * What the merges do not say.
     *
     * @return the options
     */
    public Options options() {
        return options;
    }

    /**
     * Whether a word that is in the vocabulary is taken whole.
     *
     * @return the option
     */
    public boolean ignoreMerges() {
        return options.ignoreMerges();
    }
}
