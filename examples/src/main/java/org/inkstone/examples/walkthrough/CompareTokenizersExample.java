package org.inkstone.examples.walkthrough;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.inkstone.data.Document;
import org.inkstone.data.language.LanguageIdentifier;
import org.inkstone.examples.tour.TourCorpus;
import org.inkstone.tokenizers.EncodeOptions;
import org.inkstone.tokenizers.HuggingFaceTokenizer;
import org.inkstone.tokenizers.analysis.SegmentationPicture;
import org.inkstone.tokenizers.analysis.TokenStatistics;

/** Four small tokenizers on speeches in four languages: how many tokens a word becomes, and a picture. */
public final class CompareTokenizersExample implements Walkthrough {
    private static final List<String> LANGUAGES = List.of("en", "de", "fi", "el");
    /** Computed with tokenizers 0.23.2. */
    private static final Map<String, Long> TOKENS = Map.of("en", 3156L, "de", 3550L, "fi", 4297L, "el", 4184L);

    private static final int VOCABULARY_SIZE = 2000;
    private static final int TRAINING = 40;
    private static final int TEST = 10;
    private static final Path PICTURE = Path.of("target", "compare-tokenizers.svg");
    private static final String SENTENCE = "Parliament votes. Η Επιτροπή.";

    /**
     * Works the example.
     *
     * @param args none
     * @throws Exception if it cannot be worked
     */
    public static void main(String[] args) throws Exception {
        Blackboard.main(new CompareTokenizersExample());
    }

    @Override
    public String name() {
        return "compare-tokenizers";
    }

    @Override
    public String summary() {
        return "Four small tokenizers on four languages: fertility, characters per token, a picture";
    }

    @Override
    public String docs() {
        return "comparing-tokenizers.md";
    }

    @Override
    public void work(Blackboard board) throws IOException {
        Map<String, List<String>> speeches = speeches();
        List<String> english = speeches.getOrDefault("en", List.of()).subList(0, TRAINING);
        List<String> all = speeches.values().stream()
                .flatMap(texts -> texts.subList(0, TRAINING).stream())
                .toList();
        Map<String, HuggingFaceTokenizer> tokenizers = new LinkedHashMap<>();
        tokenizers.put("BPE, English only", SmallTokenizers.byteLevelBpe(english, VOCABULARY_SIZE));
        tokenizers.put("BPE", SmallTokenizers.byteLevelBpe(all, VOCABULARY_SIZE));
        tokenizers.put("WordPiece", SmallTokenizers.wordPiece(all, VOCABULARY_SIZE));
        tokenizers.put("Unigram", SmallTokenizers.unigram(all, VOCABULARY_SIZE));

        Blackboard.Table fertility = board.table("tokenizer", "en", "de", "fi", "el");
        Blackboard.Table length = board.table("tokenizer", "en", "de", "fi", "el");
        SegmentationPicture picture = new SegmentationPicture();
        Map<String, Long> tokens = new TreeMap<>();
        tokenizers.forEach((name, tokenizer) -> {
            List<Object> tokensPerWord = new ArrayList<>(List.of(name));
            List<Object> charactersPerToken = new ArrayList<>(List.of(name));
            for (String language : LANGUAGES) {
                List<String> texts = speeches.getOrDefault(language, List.of());
                TokenStatistics statistics = TokenStatistics.of(tokenizer, texts.subList(TRAINING, texts.size()));
                tokensPerWord.add(statistics.fertility());
                charactersPerToken.add(statistics.charactersPerToken());
                tokens.put(name + " " + language, statistics.tokens());
            }
            fertility.row(tokensPerWord.toArray());
            length.row(charactersPerToken.toArray());
            picture.add(name, tokenizer.encode(SENTENCE, EncodeOptions.DEFAULT.withSpecialTokens(false)));
        });
        board.heading("Each has " + VOCABULARY_SIZE + " tokens, learned from " + TRAINING
                + " speeches in each of English, German, Finnish and Greek; the first from the English ones alone.");
        board.heading("Tokens per word (fertility) on " + TEST + " other speeches in each language:");
        fertility.print();
        board.heading("Characters per token:");
        length.print();
        Files.createDirectories(PICTURE.toAbsolutePath().getParent());
        Files.writeString(PICTURE, picture.toSvg());
        board.heading("\"" + SENTENCE + "\" as each of them cuts it: " + PICTURE.getFileName());

        board.heading("Known:");
        for (String language : LANGUAGES) {
            board.check(
                    "tokens that Hugging Face's BPE, trained on the same texts, makes of those in " + language,
                    TOKENS.getOrDefault(language, 0L),
                    tokens.getOrDefault("BPE " + language, -1L));
        }
    }

    /** The first speeches in each language. */
    private static Map<String, List<String>> speeches() throws IOException {
        LanguageIdentifier identifier = LanguageIdentifier.bundled();
        Map<String, List<String>> speeches = new TreeMap<>();
        LANGUAGES.forEach(language -> speeches.put(language, new ArrayList<>()));
        for (Document document : TourCorpus.europarl().subList(0, 1000)) {
            List<String> texts =
                    speeches.get(identifier.identify(document.text()).language());
            if (texts != null && texts.size() < TRAINING + TEST) {
                texts.add(document.text());
            }
        }
        return speeches;
    }
}
