package org.inkstone.training;

import java.util.Map;
import org.inkstone.core.backend.TensorBackend;
import org.inkstone.core.tensor.Tensor;

/** A model that another one computes, for tests that change a part of it. */
class DelegatingModel implements TrainableModel {
    private final TrainableModel model;

    DelegatingModel(TrainableModel model) {
        this.model = model;
    }

    @Override
    public TensorBackend backend() {
        return model.backend();
    }

    @Override
    public Map<String, Tensor> parameters() {
        return model.parameters();
    }

    @Override
    public Tensor trainingLogits(int[] ids, int batch, long dropoutSeed) {
        return model.trainingLogits(ids, batch, dropoutSeed);
    }

    @Override
    public Tensor logits(int[] ids, int batch) {
        return model.logits(ids, batch);
    }
}
