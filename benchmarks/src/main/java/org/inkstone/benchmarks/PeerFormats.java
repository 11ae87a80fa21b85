package org.inkstone.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.inkstone.tokenizers.HuggingFaceTokenizer;
import org.inkstone.tokenizers.added.AddedToken;
import org.inkstone.tokenizers.encoding.SubwordTokenizer;
import org.inkstone.tokenizers.model.BytePairEncoding;
import org.inkstone.tokenizers.sentencepiece.SentencePieceTokenizer;
import org.inkstone.tokenizers.tiktoken.TiktokenFile;

/**
 * One tokenizer in the forms that peers read.
 *
 * @param json a tokenizer.json for Hugging Face tokenizers
 * @param ranks a {@code .tiktoken} file for tiktoken
 * @param jtokkit the vocabulary, if JTokkit has it
 * @param sentencePiece a {@code .model} for sentencepiece
 */
record PeerFormats(
        Optional<Path> json,
        Optional<TokenizerSource> ranks,
        Optional<TiktokenVocabulary> jtokkit,
        Optional<Path> sentencePiece) {
    /**
     * Finds the forms, and writes those that are missing and can be made.
     *
     * @param source the tokenizer
     * @param loaded what Inkstone made of it
     * @param folder where files go
     */
    static PeerFormats of(TokenizerSource source, SubwordTokenizer loaded, Path folder) throws IOException {
        if (source.hasRanks()) {
            Map<String, Integer> ranks = TiktokenFile.read(source.file()).ids();
            Path json = folder.resolve("tokenizer.json");
            RanksAsMerges.convert(ranks, source.encoding()).save(json);
            Optional<TiktokenVocabulary> known = TiktokenVocabulary.of(ranks)
                    .filter(vocabulary -> vocabulary.encoding().equals(source.encoding()));
            return new PeerFormats(Optional.of(json), Optional.of(source), known, Optional.empty());
        }
        if (loaded instanceof HuggingFaceTokenizer tokenizer) {
            Optional<TiktokenVocabulary> known = known(tokenizer);
            Optional<TokenizerSource> ranks = Optional.empty();
            if (known.isPresent()) {
                ranks = Optional.of(
                        new TokenizerSource(source.name(), known.get().write(folder), Optional.empty()));
            }
            return new PeerFormats(Optional.of(json(source.file(), tokenizer, folder)), ranks, known, Optional.empty());
        }
        Optional<Path> model = loaded instanceof SentencePieceTokenizer ? Optional.of(source.file()) : Optional.empty();
        return new PeerFormats(Optional.empty(), Optional.empty(), Optional.empty(), model);
    }

    private static Optional<TiktokenVocabulary> known(HuggingFaceTokenizer tokenizer) throws IOException {
        if (!(tokenizer.definition().model() instanceof BytePairEncoding model)) {
            return Optional.empty();
        }
        Map<String, Integer> tokens = new HashMap<>(model.vocabulary().ids());
        tokenizer.definition().addedTokens().stream().map(AddedToken::content).forEach(tokens::remove);
        return TiktokenVocabulary.of(tokens);
    }

    private static Path json(Path file, HuggingFaceTokenizer tokenizer, Path folder) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(".json") && !name.equals("vocab.json")) {
            return file;
        }
        Path json = folder.resolve("tokenizer.json");
        tokenizer.save(json);
        return json;
    }
}
