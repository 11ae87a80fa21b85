package org.inkstone.examples.tour;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a tour is made with.
 *
 * @param out folder for everything it writes
 * @param corpus text with a document a line; null for Europarl
 * @param language two-letter code of the language to keep; empty for English in Europarl, and for the most frequent one
 *     elsewhere
 * @param tokens training tokens of the GPT
 * @param seed of the split, the weights, the batches, dropout and samples
 * @param vocabularySize tokens, the 256 bytes and {@code <|endoftext|>} included
 * @param layers of the GPT
 * @param width of its residual stream
 * @param heads of its attention
 * @param context longest sequence, in tokens
 * @param batch sequences in a step
 * @param learningRate the schedule's peak
 * @param dropout share of values that training drops
 */
public record TourOptions(
        Path out,
        @Nullable Path corpus,
        String language,
        long tokens,
        long seed,
        int vocabularySize,
        int layers,
        int width,
        int heads,
        int context,
        int batch,
        double learningRate,
        double dropout) {
    /** Marks where a document begins. */
    public static final String END_OF_TEXT = "<|endoftext|>";

    public TourOptions {
        atLeast("tokens", tokens, 1);
        atLeast("vocabulary size", vocabularySize, 257);
        atLeast("layers", layers, 1);
        atLeast("heads", heads, 1);
        atLeast("width", width, 1);
        atLeast("context", context, 8);
        atLeast("batch", batch, 1);
        if (width % heads != 0) {
            throw new IllegalArgumentException("heads must divide width " + width + ", got " + heads);
        }
        if (!(learningRate > 0)) {
            throw new IllegalArgumentException("learning rate must be above 0, got " + learningRate);
        }
        if (!(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException("dropout must be in [0, 1), got " + dropout);
        }
    }

    private static void atLeast(String name, long value, long min) {
        if (value < min) {
            throw new IllegalArgumentException(name + " must be at least " + min + ", got " + value);
        }
    }
}
