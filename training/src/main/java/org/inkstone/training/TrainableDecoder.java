package org.inkstone.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.inkstone.core.backend.TensorBackend;
import org.inkstone.core.tensor.Tensor;
import org.inkstone.models.config.HuggingFaceConfig;
import org.inkstone.models.decoder.CausalDecoder;

/**
 * A Transformer, seen by the trainer.
 *
 * @param decoder what is trained
 */
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
        try {
            return new ObjectMapper()
                    .readTree(HuggingFaceConfig.toJson(decoder.config()))
                    .toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a written config must be JSON", e);
        }
    }
}
