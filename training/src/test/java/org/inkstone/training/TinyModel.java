package org.inkstone.training;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.inkstone.core.backend.JavaBackend;
import org.inkstone.core.backend.TensorBackend;
import org.inkstone.core.backend.UnaryOp;
import org.inkstone.core.tensor.Shape;
import org.inkstone.core.tensor.Tensor;

/** Embedding, a hidden layer of tanh with dropout, and a head: predicts the next token from the current one. */
final class TinyModel implements TrainableModel {
    private final Map<String, Tensor> parameters = new LinkedHashMap<>();
    private final double dropout;

    TinyModel(int vocabulary, int width, int hidden, double dropout, long seed) {
        this.dropout = dropout;
        SplittableRandom random = new SplittableRandom(seed);
        add("embedding.weight", random, vocabulary, width);
        add("hidden.weight", random, hidden, width);
        add("hidden.bias", random, hidden);
        add("head.weight", random, vocabulary, hidden);
        add("head.bias", random, vocabulary);
    }

    private void add(String name, SplittableRandom random, int... dims) {
        Shape shape = Shape.of(dims);
        float[] values = new float[shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextDouble() - 0.5);
        }
        parameters.put(name, Tensor.of(backend(), shape, values).track());
    }

    @Override
    public TensorBackend backend() {
        return JavaBackend.INSTANCE;
    }

    @Override
    public Map<String, Tensor> parameters() {
        return parameters;
    }

    @Override
    public Tensor trainingLogits(int[] ids, int batch, long dropoutSeed) {
        return head(hidden(ids).dropout(dropout, dropoutSeed));
    }

    @Override
    public Tensor logits(int[] ids, int batch) {
        return head(hidden(ids));
    }

    private Tensor hidden(int[] ids) {
        return parameter("embedding.weight")
                .rows(ids)
                .matmulTransposed(parameter("hidden.weight"))
                .add(parameter("hidden.bias"))
                .map(UnaryOp.TANH);
    }

    private Tensor head(Tensor hidden) {
        return hidden.matmulTransposed(parameter("head.weight")).add(parameter("head.bias"));
    }

    Tensor parameter(String name) {
        return parameters.get(name);
    }

    Map<String, float[]> values() {
        Map<String, float[]> values = new LinkedHashMap<>();
        parameters.forEach((name, parameter) -> values.put(name, parameter.toArray()));
        return values;
    }
}
