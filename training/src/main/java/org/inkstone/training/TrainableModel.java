package org.inkstone.training;

import java.util.Map;
import org.inkstone.core.backend.TensorBackend;
import org.inkstone.core.tensor.Tensor;
import org.inkstone.models.decoder.CausalDecoder;

/** What the {@link Trainer} needs of a causal language model. */
public interface TrainableModel {
    /**
     * Trains a decoder of the library.
     *
     * @param decoder whose parameters are trained in place
     * @return a view of it, described by its configuration
     */
    static TrainableModel of(CausalDecoder decoder) {
        return new TrainableDecoder(decoder);
    }

    /**
     * What computes.
     *
     * @return the backend of all parameters
     */
    TensorBackend backend();

    /**
     * What is trained.
     *
     * @return tracked tensors by name, in a fixed order, each once
     */
    Map<String, Tensor> parameters();

    /**
     * Scores the next token at every position, with dropout if the model has it.
     *
     * @param ids row by row [batch, T]
     * @param batch rows, at least 1
     * @param dropoutSeed decides the dropout masks
     * @return logits [batch·T, vocabulary size]
     */
    Tensor trainingLogits(int[] ids, int batch, long dropoutSeed);

    /**
     * Scores the next token at every position, without dropout.
     *
     * @param ids row by row [batch, T]
     * @param batch rows, at least 1
     * @return logits [batch·T, vocabulary size]
     */
    Tensor logits(int[] ids, int batch);

    /**
     * The model's configuration for a checkpoint's provenance; a run is not resumed with another.
     *
     * @return one line, empty if the parameters' names and shapes say it all
     */
    default String describe() {
        return "";
    }
}
