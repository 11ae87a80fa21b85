package org.inkstone.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.inkstone.core.progress.Progress;
import org.inkstone.tokenizers.model.Vocabulary;
import org.inkstone.tokenizers.trainer.TokenizerTrainer;
import org.inkstone.tokenizers.trainer.TokenizerTrainer.Algorithm;

/** Trains one of our tokenizers on a file, on all cores: reading, counting and learning count. */
final class TokenizerTraining implements Contestant {
    private final Path text;
    private final TokenizerTrainer trainer;
    private List<String> vocabulary = List.of();

    TokenizerTraining(Path text, int vocabularySize, Algorithm algorithm) {
        this.text = text;
        this.trainer = new TokenizerTrainer(algorithm, TokenizerTrainer.Options.of(vocabularySize));
    }

    @Override
    public String name() {
        return "Inkstone";
    }

    @Override
    public double seconds() throws IOException {
        long began = System.nanoTime();
        Vocabulary learned = trainer.train(List.of(text), Progress.NONE, Progress.NONE)
                .model()
                .vocabulary();
        double seconds = (System.nanoTime() - began) / 1e9;
        vocabulary = IntStream.range(0, learned.idLimit())
                .mapToObj(id -> String.valueOf(learned.token(id)))
                .toList();
        return seconds;
    }

    /** What the last run learned, by id. */
    List<String> vocabulary() {
        return vocabulary;
    }
}
