package org.inkstone.tokenizers.trainer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inkstone.core.progress.Progress;
import org.inkstone.tokenizers.added.AddedToken;
import org.inkstone.tokenizers.decoder.BpeDecoder;
import org.inkstone.tokenizers.decoder.ByteLevelDecoder;
import org.inkstone.tokenizers.decoder.Decoder;
import org.inkstone.tokenizers.decoder.DecoderSequence;
import org.inkstone.tokenizers.decoder.MetaspaceDecoder;
import org.inkstone.tokenizers.decoder.ReplaceDecoder;
import org.inkstone.tokenizers.decoder.WordPieceDecoder;
import org.inkstone.tokenizers.json.TokenizerDefinition;
import org.inkstone.tokenizers.model.TokenModel;
import org.inkstone.tokenizers.normalizer.Replace;
import org.inkstone.tokenizers.pretokenizer.ByteLevel;
import org.inkstone.tokenizers.pretokenizer.ByteLevelAlphabet;
import org.inkstone.tokenizers.pretokenizer.Metaspace;
import org.inkstone.tokenizers.pretokenizer.PreTokenizer;
import org.inkstone.tokenizers.pretokenizer.Whitespace;
import org.inkstone.tokenizers.processor.ByteLevelProcessor;
import org.inkstone.tokenizers.processor.PostProcessor;

/**
 * From text files to a whole tokenizer (训练整个分词器): the pre-tokenizer and the decoder that usually go with an
 * algorithm, and the model that it learns.
 *
 * <pre>{@code
 * bpe        Whitespace      no decoder, or that of the affixes
 * byte-bpe   ByteLevel       ByteLevel
 * wordpiece  Whitespace      WordPiece
 * unigram    Metaspace       Metaspace
 * }</pre>
 * A line of a file is cut on its own. Byte-level BPE sees its line end, the others do not.
 */
public final class TokenizerTrainer {
    private static final int MARK = 0x2581;

    /** What can be trained. */
    public enum Algorithm {
        /** Byte-pair encoding of characters. */
        BPE,
        /** Byte-pair encoding of bytes, as GPT-2. */
        BYTE_LEVEL_BPE,
        /** WordPiece, as BERT. */
        WORD_PIECE,
        /** A unigram language model, as SentencePiece. */
        UNIGRAM
    }

    /**
     * How a unigram model is searched for; {@link UnigramTrainer.Options} says more of each.
     *
     * @param seedSize how many pieces to start from, at least 1 (1,000,000)
     * @param shrinkingFactor what part of the pieces a pruning keeps, in (0, 1) (0.75)
     * @param subIterations how many rounds of EM come before a pruning, at least 1 (2)
     */
    public record UnigramSearch(int seedSize, double shrinkingFactor, int subIterations) {
        /** What SentencePiece does. */
        public static final UnigramSearch DEFAULT = new UnigramSearch(1_000_000, 0.75, 2);
    }

    /**
     * What to learn; the trainers say more of each. An algorithm leaves out what it has no use for.
     *
     * @param vocabularySize how many tokens there shall be
     * @param specialTokens tokens that get the first ids
     * @param unknownToken the token of what cannot be written; added to the special tokens, before them, if it is not one
     *     of them (none; WordPiece: {@code [UNK]}, unigram: {@code <unk>})
     * @param minFrequency pairs that are rarer are not merged (0); not for unigram
     * @param limitAlphabet how many symbols are kept; 0 keeps all (0); for BPE and WordPiece
     * @param maxTokenLength how many symbols a token may have; 0 means no limit, for unigram 16 (0); not for WordPiece
     * @param endOfWordSuffix what marks the end of a word (empty); for BPE
     * @param continuingSubwordPrefix what marks a token that does not begin a word (none; WordPiece: {@code ##}); for BPE
     *     and WordPiece
     * @param initialAlphabet symbols that get an id even if the text lacks them, a code point each (none); not for
     *     byte-level BPE, whose alphabet is the 256 bytes
     * @param search how a unigram model is searched for
     */
    public record Options(
            int vocabularySize,
            List<String> specialTokens,
            Optional<String> unknownToken,
            long minFrequency,
            int limitAlphabet,
            int maxTokenLength,
            String endOfWordSuffix,
            Optional<String> continuingSubwordPrefix,
            List<String> initialAlphabet,
            UnigramSearch search) {
        public Options {
            specialTokens = List.copyOf(specialTokens);
            initialAlphabet = List.copyOf(initialAlphabet);
        }

        /**
         * Options with the defaults for the last three.
         *
         * @param vocabularySize how many tokens there shall be
         * @param specialTokens tokens that get the first ids
         * @param unknownToken the token of what cannot be written
         * @param minFrequency pairs that are rarer are not merged
         * @param limitAlphabet how many symbols are kept; 0 keeps all
         * @param maxTokenLength how many symbols a token may have; 0 means no limit, for unigram 16
         * @param endOfWordSuffix what marks the end of a word
         */
        public Options(
                int vocabularySize,
                List<String> specialTokens,
                Optional<String> unknownToken,
                long minFrequency,
                int limitAlphabet,
                int maxTokenLength,
                String endOfWordSuffix) {
            this(
                    vocabularySize,
                    specialTokens,
                    unknownToken,
                    minFrequency,
                    limitAlphabet,
                    maxTokenLength,
                    endOfWordSuffix,
                    Optional.empty(),
                    List.of(),
                    UnigramSearch.DEFAULT);
        }

        /**
         * Options with the defaults for the rest.
         *
         * @param vocabularySize how many tokens there shall be
         * @return the options
         */
        public static Options of(int vocabularySize) {
            return new Options(vocabularySize, List.of(), Optional.empty(), 0, 0, 0, "");
        }
    }

    private final Algorithm algorithm;
    private final Options options;
    private final Optional<String> unknownToken;
    private final List<String> specialTokens;

    /**
     * Makes a trainer.
     *
     * @param algorithm what to train
     * @param options what to learn
     * @throws IllegalArgumentException if byte-level BPE is to have fewer tokens than bytes
     */
    public TokenizerTrainer(Algorithm algorithm, Options options) {
        this.algorithm = algorithm;
        this.options = options;
        this.unknownToken = options.unknownToken().or(() -> switch (algorithm) {
            case WORD_PIECE -> Optional.of("[UNK]");
            case UNIGRAM -> Optional.of("<unk>");
            case BPE, BYTE_LEVEL_BPE -> Optional.empty();
        });
        List<String> special = new ArrayList<>(options.specialTokens());
        unknownToken.filter(token -> !special.contains(token)).ifPresent(token -> special.add(0, token));
        this.specialTokens = List.copyOf(special);
        if (algorithm == Algorithm.BYTE_LEVEL_BPE && options.vocabularySize() < 256 + special.size()) {
            throw new IllegalArgumentException("vocabularySize must be at least " + (256 + special.size())
                    + ", which is 256 bytes and " + special.size() + " special tokens, got "
                    + options.vocabularySize());
        }
    }

    /**
     * Trains.
     *
     * @param files UTF-8 text
     * @param counting told the bytes that have been read
     * @param training told how far the vocabulary is
     * @return the tokenizer
     * @throws IOException if a file cannot be read or is not UTF-8
     * @throws IllegalArgumentException if the vocabulary is too small for the characters of the text
     */
    public TokenizerDefinition train(List<Path> files, Progress counting, Progress training) throws IOException {
        PreTokenizer preTokenizer = preTokenizer();
        WordCounts words = new WordCounter(
                        Optional.empty(),
                        Optional.of(preTokenizer),
                        algorithm == Algorithm.BYTE_LEVEL_BPE,
                        Runtime.getRuntime().availableProcessors(),
                        counting)
                .countFiles(files);
        TokenModel model = model(words, training);
        List<AddedToken> added = specialTokens.stream()
                .map(token -> AddedToken.special(model.vocabulary().id(token), token))
                .toList();
        Optional<PostProcessor> processor = algorithm == Algorithm.BYTE_LEVEL_BPE
                ? Optional.of(new ByteLevelProcessor(false, false, true))
                : Optional.empty();
        return new TokenizerDefinition(
                added,
                Optional.empty(),
                Optional.of(preTokenizer),
                model,
                processor,
                decoder(),
                Optional.empty(),
                Optional.empty());
    }

    private PreTokenizer preTokenizer() {
        return switch (algorithm) {
            case BPE, WORD_PIECE -> new Whitespace();
            case BYTE_LEVEL_BPE -> ByteLevel.GPT2;
            case UNIGRAM -> new Metaspace(MARK, Metaspace.PrependScheme.ALWAYS, true);
        };
    }

    private Optional<Decoder> decoder() {
        return switch (algorithm) {
            case BPE -> affixDecoder();
            case BYTE_LEVEL_BPE -> Optional.of(new ByteLevelDecoder());
            case WORD_PIECE -> Optional.of(new WordPieceDecoder(prefix(), true));
            case UNIGRAM -> Optional.of(new MetaspaceDecoder(MARK, Metaspace.PrependScheme.ALWAYS, true));
        };
    }

    /** Takes the affixes off again; with a suffix, tokens without it stand close to the next one anyway. */
    private Optional<Decoder> affixDecoder() {
        String suffix = options.endOfWordSuffix();
        if (prefix().isEmpty()) {
            return suffix.isEmpty() ? Optional.empty() : Optional.of(new BpeDecoder(suffix));
        }
        return Optional.of(
                suffix.isEmpty()
                        ? new WordPieceDecoder(prefix(), false)
                        : new DecoderSequence(
                                List.of(new ReplaceDecoder(Replace.literal(prefix(), "")), new BpeDecoder(suffix))));
    }

    private String prefix() {
        return switch (algorithm) {
            case BPE -> options.continuingSubwordPrefix().orElse("");
            case WORD_PIECE -> options.continuingSubwordPrefix().orElse(WordPieceTrainer.Options.PREFIX);
            case BYTE_LEVEL_BPE, UNIGRAM -> "";
        };
    }

    private TokenModel model(WordCounts words, Progress progress) {
        return switch (algorithm) {
            case BPE -> merges(words, options.initialAlphabet(), progress).model(unknownToken);
            case BYTE_LEVEL_BPE ->
                merges(words, ByteLevelAlphabet.symbols(), progress).model(unknownToken);
            case WORD_PIECE -> {
                TrainedWordPieces trained = new WordPieceTrainer(new WordPieceTrainer.Options(
                                options.vocabularySize(),
                                options.minFrequency(),
                                specialTokens,
                                options.initialAlphabet(),
                                options.limitAlphabet(),
                                prefix()))
                        .train(words, progress);
                requireRoom(trained.vocabulary().size());
                yield trained.model(unknownToken.orElseThrow());
            }
            case UNIGRAM ->
                new UnigramTrainer(new UnigramTrainer.Options(
                                options.vocabularySize(),
                                specialTokens,
                                unknownToken,
                                options.initialAlphabet(),
                                options.maxTokenLength() == 0 ? 16 : options.maxTokenLength(),
                                options.search().seedSize(),
                                options.search().shrinkingFactor(),
                                options.search().subIterations()))
                        .train(words, progress)
                        .model();
        };
    }

    private TrainedMerges merges(WordCounts words, List<String> alphabet, Progress progress) {
        TrainedMerges trained = new BytePairEncodingTrainer(new BytePairEncodingTrainer.Options(
                                options.vocabularySize(),
                                options.minFrequency(),
                                specialTokens,
                                alphabet,
                                algorithm == Algorithm.BPE ? options.limitAlphabet() : 0,
                                options.maxTokenLength())
                        .withAffixes(prefix(), algorithm == Algorithm.BPE ? options.endOfWordSuffix() : ""))
                .train(words, progress);
        requireRoom(trained.vocabulary().size());
        return trained;
    }

    private void requireRoom(int needed) {
        if (needed > options.vocabularySize()) {
            throw new IllegalArgumentException("vocabularySize must be at least " + needed + ", which is "
                    + specialTokens.size() + " special tokens and the different characters of the text, got "
                    + options.vocabularySize() + "; limitAlphabet keeps fewer characters");
        }
    }
}
