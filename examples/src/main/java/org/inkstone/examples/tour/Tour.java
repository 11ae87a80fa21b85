package org.inkstone.examples.tour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.inkstone.core.io.AtomicFiles;
import org.inkstone.data.Document;
import org.inkstone.examples.cli.Console;
import org.inkstone.examples.cli.ProgressBars;
import org.inkstone.examples.report.Ladder;
import org.inkstone.examples.report.TourReport;
import org.inkstone.examples.report.TourReportPage;
import org.inkstone.models.decoder.CausalDecoder;
import org.inkstone.models.decoder.HuggingFaceModel;
import org.inkstone.tokenizers.HuggingFaceTokenizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tour: raw text, one language of it, a tokenizer, models that count, a GPT, and what it says; with a report.
 *
 * <pre>{@code
 * documents → language, quality, duplicates → train | test → BPE → n-grams, GPT → bits per byte, samples → report.html
 * }</pre>
 */
public final class Tour {
    private static final Logger log = LoggerFactory.getLogger(Tour.class);
    private static final String ENGLISH_PROMPT = "The European Parliament";
    private static final int PROMPT_WORDS = 3;

    private final TourOptions options;
    private final Console console;
    private final List<TourReport.Timing.Stage> stages = new ArrayList<>();

    /**
     * Makes a tour.
     *
     * @param options what to make it with
     * @param console where progress is shown
     */
    public Tour(TourOptions options, Console console) {
        this.options = options;
        this.console = console;
    }

    /**
     * Walks the whole road and writes report.html, tour.json, train.txt, test.txt and model/.
     *
     * @return the content of tour.json
     * @throws IOException if a file cannot be read or written
     */
    public String run() throws IOException {
        long started = System.nanoTime();
        Files.createDirectories(options.out());
        Path corpus = options.corpus();
        List<Document> raw = timed("read", () -> corpus == null ? TourCorpus.europarl() : TourCorpus.read(corpus));
        DataPreparation.Result data = timed("prepare", () -> new DataPreparation(options).prepare(raw));
        log.info(
                "{} documents, {} in {}: {} to train, {} to test",
                raw.size(),
                data.train().size() + data.test().size(),
                data.language(),
                data.train().size(),
                data.test().size());
        writeLines("train.txt", data.train());
        writeLines("test.txt", data.test());

        TokenizerTraining.Result bpe = timed("tokenizer", () -> {
            try (ProgressBars progress = console.progress("tokens")) {
                return TokenizerTraining.train(data.train(), data.test(), options.vocabularySize(), progress);
            }
        });
        HuggingFaceTokenizer tokenizer = bpe.tokenizer();
        int endOfText = tokenizer.tokenToId(TourOptions.END_OF_TEXT);
        int vocabulary = tokenizer.vocabularySize();
        EncodedText train = new EncodedText(data.train(), tokenizer);
        EncodedText test = new EncodedText(data.test(), tokenizer);
        NGramLadder counted = timed("n-grams", () -> NGramLadder.of(train, test, vocabulary, endOfText));
        log.info(String.format(
                Locale.ROOT,
                "bits per byte: uniform %.3f, unigram %.3f, bigram %.3f, trigram %.3f",
                counted.uniform(),
                counted.unigram(),
                counted.bigram(),
                counted.trigram()));

        DecoderTraining.Result trained = timed("training", () -> {
            try (ProgressBars progress = console.progress("tokens")) {
                return DecoderTraining.train(options, train, test, vocabulary, endOfText, progress);
            }
        });
        CausalDecoder model = trained.model();
        Path folder = options.out().resolve("model");
        HuggingFaceModel.save(model, folder);
        tokenizer.save(folder.resolve("tokenizer.json"));

        Samples samples = new Samples(model, tokenizer, prompt(data), endOfText, options.seed());
        List<TourReport.Sample> texts = timed("samples", samples::all);
        Ladder ladder =
                new Ladder(counted.uniform(), counted.unigram(), counted.bigram(), counted.trigram(), trained.ladder());
        TourReport report = new TourReport(
                setup(data.language(), model),
                TourReport.Environment.current(model.backend().name()),
                data.stage(),
                bpe.stage(),
                ladder,
                trained.curve(),
                texts,
                samples.nextToken(),
                samples.attention(),
                new TourReport.Timing(
                        (System.nanoTime() - started) * 1e-9, trained.tokensPerSecond(), List.copyOf(stages)),
                Verdict.of(ladder, options.context()));
        String json = TourJson.of(report);
        AtomicFiles.writeString(options.out().resolve("tour.json"), json + "\n");
        AtomicFiles.writeString(options.out().resolve("report.html"), new TourReportPage().render(report));
        log.info("{}", report.verdict());
        log.info("the report is {}", options.out().resolve("report.html"));
        return json;
    }

    private TourReport.Setup setup(String language, CausalDecoder model) {
        Path corpus = options.corpus();
        return new TourReport.Setup(
                language,
                corpus == null ? "Europarl" : String.valueOf(corpus.getFileName()),
                options.seed(),
                model.config().parameterCount(),
                options.layers(),
                options.width(),
                options.heads(),
                options.context(),
                options.batch(),
                options.learningRate(),
                options.dropout());
    }

    /** For Europarl a beginning that every speech could have, else the first words of a test document. */
    private String prompt(DataPreparation.Result data) {
        if (options.corpus() == null && data.language().equals("en")) {
            return ENGLISH_PROMPT;
        }
        String text = data.test().get(0).text().strip();
        String[] words = text.split("\\s+", PROMPT_WORDS + 1);
        String start = String.join(" ", List.of(words).subList(0, Math.min(PROMPT_WORDS, words.length)));
        return start.codePointCount(0, start.length()) <= 40
                ? start
                : start.substring(0, start.offsetByCodePoints(0, 8)); // no blanks between words
    }

    private void writeLines(String name, List<Document> documents) throws IOException {
        StringBuilder lines = new StringBuilder();
        documents.forEach(d -> lines.append(d.text()).append('\n'));
        AtomicFiles.writeString(options.out().resolve(name), lines.toString());
    }

    private <T> T timed(String stage, Callable<T> work) throws IOException {
        log.info("{} …", stage);
        long started = System.nanoTime();
        try {
            return work.call();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            stages.add(new TourReport.Timing.Stage(stage, (System.nanoTime() - started) * 1e-9));
        }
    }
}
