package org.inkstone.core.tensor;

import org.inkstone.core.backend.Storage;
import org.inkstone.core.backend.TensorBackend;

/**
 * Cross-entropy (交叉熵) of logits against target ids, row by row, in nats.
 *
 * <pre>{@code
 * loss = ln Σ eᶻ − z[target]        dz = dLoss·(softmax(z) − onehot(target))
 * }</pre>
 *
 * <p>Rows whose target is the ignored index have loss 0 and no gradient. How rows are averaged is the caller's
 * business: with gradient accumulation the divisor is the number of trained tokens of the whole step.
 */
final class CrossEntropy {
    private CrossEntropy() {}

    static Tensor of(Tensor logits, int[] targets, int ignoreIndex) {
        int width = logits.shape().dim(-1);
        if (width == 0 || targets.length != logits.shape().size() / width) {
            throw new IllegalArgumentException(
                    "crossEntropy: " + targets.length + " targets do not fit logits " + logits.shape());
        }
        int[] ids = targets.clone();
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] != ignoreIndex && (ids[i] < 0 || ids[i] >= width)) {
                throw new IllegalArgumentException("crossEntropy: target must be in [0, " + width + ") or "
                        + ignoreIndex + ", got " + ids[i] + " in row " + i);
            }
        }
        TensorBackend backend = logits.backend();
        Tensor losses = Tensor.temporary(backend, Shape.of(ids.length));
        Storage logSums = backend.allocateTemporary(ids.length);
        backend.crossEntropy(logits.storage(), ids, ignoreIndex, width, losses.storage(), logSums);
        return Tape.record(
                "crossEntropy",
                losses,
                dLosses -> logits.addGradient((dLogits, accumulate) -> backend.crossEntropyBackward(
                        logits.storage(), ids, ignoreIndex, width, logSums, dLosses.storage(), dLogits, accumulate)),
                logits);
    }
}
