package org.inkstone.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.inkstone.core.backend.JavaBackend;
import org.inkstone.models.config.DecoderConfig;
import org.inkstone.models.config.DropoutConfig;
import org.inkstone.models.decoder.CausalDecoder;
import org.junit.jupiter.api.Test;

class TrainableDecoderTest {
    private static final DecoderConfig CONFIG = DecoderConfig.gpt2(5, 8, 1, 2, 6);

    @Test
    void aTransformerLearnsItsTextInPlace() {
        CausalDecoder decoder = CausalDecoder.initialize(withoutDropout(), JavaBackend.INSTANCE, 1);
        PackedTokens text = PackedTokens.of(List.of(new int[] {1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4}), 0);
        Trainer trainer = new Trainer(
                TrainableModel.of(decoder),
                new NextTokenBatches(text, 4, 6, 1),
                TrainingOptions.steps(60).withSchedule(new ConstantRate(0.02)));
        double first = trainer.step().loss();
        while (!trainer.isFinished()) {
            trainer.step();
        }
        assertTrue(first > 1, () -> "first loss " + first);
        float[] logits = new float[5];
        try (var scope = decoder.backend().openScope()) {
            float[] all = decoder.logits(new int[] {1, 2, 3}, 1).toArray();
            System.arraycopy(all, 10, logits, 0, 5);
        }
        for (int id = 0; id < 4; id++) {
            assertTrue(logits[4] > logits[id] + 1, "after 1 2 3 comes 4");
        }
    }

    @Test
    void itGivesTheDecodersOwnParametersAndLogits() {
        CausalDecoder decoder = CausalDecoder.initialize(CONFIG, JavaBackend.INSTANCE, 1);
        TrainableModel model = TrainableModel.of(decoder);
        assertEquals(decoder.parameters(), model.parameters());
        int[] ids = {1, 2, 3};
        try (var scope = decoder.backend().openScope()) {
            assertArrayEquals(
                    decoder.logits(ids, 1).toArray(), model.logits(ids, 1).toArray());
        }
    }

    @Test
    void anotherConfigHasAnotherDescription() {
        String described = describe(CONFIG);
        assertTrue(described.contains("\"n_embd\":8"), described);
        assertFalse(described.contains("\n"), described);
        assertEquals(described, describe(CONFIG));
        assertNotEquals(described, describe(DecoderConfig.gpt2(5, 8, 1, 4, 6)));
    }

    private static DecoderConfig withoutDropout() {
        return CONFIG.toBuilder().dropout(DropoutConfig.NONE).build();
    }

    private static String describe(DecoderConfig config) {
        return TrainableModel.of(CausalDecoder.initialize(config, JavaBackend.INSTANCE, 1))
                .describe();
    }
}
