package org.inkstone.examples.command;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.inkstone.models.config.DecoderConfig;

/** Refuses a run that cannot fit in memory before it begins. */
final class TrainingMemory {
    /** Weights, gradients and two moments. */
    private static final int NUMBERS_PER_PARAMETER = 4;
    /** Logits and their gradient. */
    private static final int NUMBERS_PER_LOGIT = 2;

    private TrainingMemory() {}

    static void require(DecoderConfig config, int batch, int context) {
        long logits = Math.multiplyExact((long) batch * context, config.vocabularySize());
        if (logits > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("--batch times --context times the vocabulary must be at most "
                    + Integer.MAX_VALUE + ", got " + batch + "·" + context + "·" + config.vocabularySize() + " = "
                    + logits + "; use a smaller --batch and more --accumulation");
        }
        long needed = Float.BYTES * (NUMBERS_PER_PARAMETER * config.parameterCount() + NUMBERS_PER_LOGIT * logits);
        long available = physicalMemory();
        if (needed > available) {
            throw new IllegalArgumentException("training this model of " + config.parameterCount()
                    + " parameters needs at least " + needed + " bytes of memory, this machine has " + available
                    + "; use a smaller --width, --layers or --batch, or a smaller vocabulary");
        }
    }

    private static long physicalMemory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : Long.MAX_VALUE;
    }
}
