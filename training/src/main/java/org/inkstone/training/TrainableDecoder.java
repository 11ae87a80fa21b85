package org.inkstone.training;

import java.util.Map;
import org.inkstone.core.backend.TensorBackend;
import org.inkstone.core.tensor.Tensor;
import org.inkstone.models.decoder.CausalDecoder;

/** A decoder as the trainer sees it. */
record TrainableDecoder(CausalDecoder decoder) implements TrainableModel {
    @Override
    public TensorBackend backend() {
        return decoder.backend();
    }

    @Override
    public Map<String, Tensor> parameters() {
        return decoder.parameters();
    }

    @Override
    public Tensor trainingLogits(int[] ids, int batch, long dropoutSeed) {
        return decoder.trainingLogits(ids, batch, dropoutSeed);
    }

    @Override
    public Tensor logits(int[] ids, int batch) {
        return decoder.logits(ids, batch);
    }

    @Override
    public String describe() {
        return decoder.config().toString();
    }
}
