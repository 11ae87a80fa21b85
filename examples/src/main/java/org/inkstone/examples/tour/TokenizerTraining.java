package org.inkstone.examples.tour;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.inkstone.core.progress.Progress;
import org.inkstone.data.Document;
import org.inkstone.examples.report.TokenizerStage;
import org.inkstone.tokenizers.HuggingFaceTokenizer;
import org.inkstone.tokenizers.pretokenizer.ByteLevel;
import org.inkstone.tokenizers.trainer.BytePairEncodingTrainer;
import org.inkstone.tokenizers.trainer.MergeStep;
import org.inkstone.tokenizers.trainer.TrainedMerges;
import org.inkstone.tokenizers.trainer.WordCounter;

/**
 * The second stage: a byte-level BPE vocabulary. It is trained once, with more tokens than the model gets: every prefix
 * of its merges is the vocabulary that training would have stopped at, which shows what a larger one would gain.
 */
final class TokenizerTraining {
    private static final int LARGEST = 8192;
    private static final int[] SIZES = {257, 512, 1024, 2048, 4096, 8192};
    private static final int MERGES_SHOWN = 24;

    private TokenizerTraining() {}

    /** The tokenizer and its figures. */
    record Result(HuggingFaceTokenizer tokenizer, TokenizerStage stage) {}

    static Result train(List<Document> train, List<Document> test, int vocabularySize, Progress progress) {
        TrainedMerges all = new BytePairEncodingTrainer(BytePairEncodingTrainer.Options.byteLevel(
                        Math.max(LARGEST, vocabularySize), TourOptions.END_OF_TEXT))
                .train(
                        new WordCounter(ByteLevel.GPT2)
                                .count(train.stream().map(Document::text).iterator()),
                        progress);
        HuggingFaceTokenizer tokenizer = tokenizer(all, vocabularySize);
        List<TokenizerStage.Compression> compression = new ArrayList<>();
        for (int size : SIZES) {
            if (size <= all.vocabulary().size()) {
                compression.add(new TokenizerStage.Compression(size, bytesPerToken(tokenizer(all, size), test)));
            }
        }
        List<TokenizerStage.Merge> merges = new ArrayList<>();
        for (MergeStep step :
                all.steps().subList(0, Math.min(MERGES_SHOWN, all.steps().size()))) {
            merges.add(new TokenizerStage.Merge(
                    merges.size() + 1,
                    text(tokenizer, step.merge().left()),
                    text(tokenizer, step.merge().right())));
        }
        TokenizerStage stage = new TokenizerStage(
                "byte-level BPE",
                tokenizer.vocabularySize(),
                bytesPerToken(tokenizer, test),
                merges,
                lengths(tokenizer),
                compression);
        return new Result(tokenizer, stage);
    }

    /** The vocabulary that training would have stopped at. */
    private static HuggingFaceTokenizer tokenizer(TrainedMerges all, int size) {
        int given = all.vocabulary().size() - all.steps().size();
        int kept = Math.min(size, all.vocabulary().size());
        TrainedMerges part =
                new TrainedMerges(all.vocabulary().subList(0, kept), all.steps().subList(0, Math.max(0, kept - given)));
        return HuggingFaceTokenizer.of(part, ByteLevel.GPT2, List.of(TourOptions.END_OF_TEXT));
    }

    private static double bytesPerToken(HuggingFaceTokenizer tokenizer, List<Document> documents) {
        long bytes = 0;
        long tokens = 0;
        for (Document document : documents) {
            bytes += document.text().getBytes(StandardCharsets.UTF_8).length;
            tokens += tokenizer.countTokens(document.text());
        }
        return (double) bytes / (double) Math.max(1, tokens);
    }

    /** What a symbol stands for, with blanks as such. */
    private static String text(HuggingFaceTokenizer tokenizer, String symbol) {
        return tokenizer.decode(false, tokenizer.tokenToId(symbol));
    }

    /** How many tokens have how many bytes; each symbol of the byte alphabet is one. */
    private static List<TokenizerStage.LengthCount> lengths(HuggingFaceTokenizer tokenizer) {
        TreeMap<Integer, Integer> counts = new TreeMap<>();
        for (int id = 0; id < tokenizer.vocabularySize(); id++) {
            String token = tokenizer.idToToken(id);
            if (token != null && !token.equals(TourOptions.END_OF_TEXT)) {
                counts.merge(token.codePointCount(0, token.length()), 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .map(e -> new TokenizerStage.LengthCount(e.getKey(), e.getValue()))
                .toList();
    }
}
