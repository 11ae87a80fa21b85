package org.inkstone.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.inkstone.core.progress.Progress;
import org.inkstone.tokenizers.pretokenizer.ByteLevel;
import org.inkstone.tokenizers.trainer.BytePairEncodingTrainer;
import org.inkstone.tokenizers.trainer.TrainedMerges;
import org.inkstone.tokenizers.trainer.WordCounter;

/** Trains our byte-level BPE on a file, on all cores: reading, counting and merging count. */
final class TokenizerTraining implements Contestant {
    private final Path text;
    private final BytePairEncodingTrainer trainer;
    private List<String> vocabulary = List.of();

    TokenizerTraining(Path text, int vocabularySize) {
        this.text = text;
        this.trainer = new BytePairEncodingTrainer(BytePairEncodingTrainer.Options.byteLevel(vocabularySize));
    }

    @Override
    public String name() {
        return "Inkstone";
    }

    @Override
    public double seconds() throws IOException {
        long began = System.nanoTime();
        TrainedMerges trained = trainer.train(new WordCounter(ByteLevel.GPT2).countFiles(List.of(text)), Progress.NONE);
        double seconds = (System.nanoTime() - began) / 1e9;
        vocabulary = trained.vocabulary();
        return seconds;
    }

    /** What the last run learned, by id. */
    List<String> vocabulary() {
        return vocabulary;
    }
}
