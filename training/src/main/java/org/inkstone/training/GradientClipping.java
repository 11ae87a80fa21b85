package org.inkstone.training;

import java.util.Map;
import org.inkstone.core.tensor.Tensor;

/**
 * Gradient clipping by the global norm (按全局范数裁剪梯度): if all gradients together are longer than allowed, they are
 * shortened by a common factor, so that one bad batch cannot throw the weights far away.
 *
 * <pre>{@code
 * norm  = √(Σ over all parameters and elements g²)        in double precision, in a fixed order
 * scale = min(1, maxNorm / (norm + 1e-6))
 * }</pre>
 *
 * <p>The direction stays as it is. The factor is handed to {@link AdamW#step}, so no pass over the gradients is spent
 * on it. A gradient that is NaN or infinite is an error here and not, as a formula would have it, a gradient of NaN
 * and zeros: nothing has been updated at that point. Cost: O(parameters).
 *
 * @param maxNorm the longest that the gradient may be, above 0; positive infinity never clips
 * @paper Pascanu, Mikolov and Bengio 2013, On the difficulty of training recurrent neural networks, algorithm 1, arXiv
 *     1211.5063
 */
public record GradientClipping(double maxNorm) {
    /** Never clips, but still refuses gradients that are not finite. */
    public static final GradientClipping NONE = new GradientClipping(Double.POSITIVE_INFINITY);

    public GradientClipping {
        Require.positive("maxNorm", maxNorm);
    }

    /**
     * Measures the gradients of all parameters together; those that have none count as zero.
     *
     * @param parameters by name
     * @return the norm before clipping, finite
     * @throws NonFiniteGradientException if a gradient holds NaN or infinity; the first such parameter is named
     */
    public static double norm(Map<String, Tensor> parameters) {
        double sum = 0;
        for (Map.Entry<String, Tensor> entry : parameters.entrySet()) {
            Tensor parameter = entry.getValue();
            if (parameter.hasGradient()) {
                Tensor gradient = parameter.gradient();
                double squares = parameter.backend().sumOfSquares(gradient.storage());
                if (!Double.isFinite(squares)) {
                    int element = parameter.backend().firstNonFinite(gradient.storage());
                    throw new NonFiniteGradientException(entry.getKey(), element);
                }
                sum += squares;
            }
        }
        return Math.sqrt(sum);
    }

    /**
     * What the gradients have to be multiplied with.
     *
     * @param norm their norm
     * @return in (0, 1]
     */
    public double scale(double norm) {
        return Math.min(1, maxNorm / (norm + 1e-6));
    }
}
