package org.inkstone.nd4j;

import org.inkstone.core.backend.AdamWStep;

/** Updates of parameters in one pass over memory. */
final class OptimizerKernels {
    private OptimizerKernels() {}

    static void adamW(Nd4jStorage parameter, Nd4jStorage gradient, Nd4jStorage first, Nd4jStorage second, AdamWStep s) {
        // #region adamw
        double correction1 = 1 - Math.pow(s.beta1(), (double) s.step());
        double correction2 = 1 - Math.pow(s.beta2(), (double) s.step());
        float decay = (float) (1 - s.learningRate() * s.weightDecay());
        float scale = (float) s.gradientScale();
        float beta1 = (float) s.beta1();
        float beta2 = (float) s.beta2();
        float rest1 = (float) (1 - s.beta1());
        float rest2 = (float) (1 - s.beta2());
        float rate = (float) (s.learningRate() / correction1);
        float root = (float) (1 / Math.sqrt(correction2));
        float epsilon = (float) s.epsilon();
        ElementwiseKernels.forBlocks(parameter.size(), (from, count) -> {
            float[] p = Workers.scratch(0, count);
            float[] g = Workers.scratch(1, count);
            float[] m = Workers.scratch(2, count);
            float[] v = Workers.scratch(3, count);
            parameter.load(from, p, count);
            gradient.load(from, g, count);
            first.load(from, m, count);
            second.load(from, v, count);
            for (int i = 0; i < count; i++) {
                float slope = g[i] * scale;
                m[i] = beta1 * m[i] + rest1 * slope;
                v[i] = beta2 * v[i] + rest2 * slope * slope;
                p[i] = p[i] * decay - rate * m[i] / ((float) Math.sqrt(v[i]) * root + epsilon);
            }
            parameter.store(from, p, count);
            first.store(from, m, count);
            second.store(from, v, count);
        });
        // #endregion adamw
    }

    static int firstNonFinite(Nd4jStorage x) {
        float[] v = Workers.scratch(0, ElementwiseKernels.BLOCK);
        for (int from = 0; from < x.size(); from += ElementwiseKernels.BLOCK) {
            int count = Math.min(ElementwiseKernels.BLOCK, x.size() - from);
            x.load(from, v, count);
            for (int i = 0; i < count; i++) {
                if (!Float.isFinite(v[i])) {
                    return from + i;
                }
            }
        }
        return -1;
    }
}
