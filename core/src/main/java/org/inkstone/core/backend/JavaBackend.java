package org.inkstone.core.backend;

/**
 * The reference backend: plain loops over {@code double[]}, one thread, nothing clever. It is what other backends are
 * tested against and what a reader steps through in a debugger.
 *
 * <p>Numbers are kept in double precision, so that a difference quotient tells a right gradient from a wrong one; what
 * is written and read from outside is float32, and {@link #adamW} rounds its results to float32, so that nothing is
 * lost in a checkpoint.
 */
public final class JavaBackend implements TensorBackend {
    /** The one instance; it has no state. */
    public static final JavaBackend INSTANCE = new JavaBackend();

    private JavaBackend() {}

    @Override
    public String name() {
        return "java";
    }

    @Override
    public int priority() {
        return 0;
    }

    @Override
    public long memoryLimit() {
        return Runtime.getRuntime().maxMemory();
    }

    @Override
    public int bytesPerNumber() {
        return Double.BYTES;
    }

    @Override
    public Storage allocate(int size) {
        return new JavaStorage(new double[size], 0, size, JavaScope.FOREVER);
    }

    @Override
    public Storage allocateTemporary(int size) {
        return new JavaStorage(new double[size], 0, size, JavaScope.innermost());
    }

    @Override
    public Scope openScope() {
        return JavaScope.open();
    }

    @Override
    public Storage slice(Storage whole, int from, int size) {
        whole.requireRange(from, size);
        return of(whole).slice(from, size);
    }

    @Override
    public void read(Storage source, int from, float[] target, int offset, int count) {
        source.requireRange(from, count);
        JavaStorage s = of(source);
        for (int i = 0; i < count; i++) {
            target[offset + i] = (float) s.get(from + i);
        }
    }

    @Override
    public void write(float[] source, int offset, Storage target, int from, int count) {
        target.requireRange(from, count);
        JavaStorage t = of(target);
        for (int i = 0; i < count; i++) {
            t.set(from + i, source[offset + i]);
        }
    }

    @Override
    public double get(Storage source, int index) {
        source.requireRange(index, 1);
        return of(source).get(index);
    }

    @Override
    public void copyRows(
            Storage source,
            int sourceFrom,
            int sourceStride,
            Storage target,
            int targetFrom,
            int targetStride,
            int rows,
            int width,
            boolean accumulate) {
        source.requireRows(sourceFrom, rows, width, sourceStride);
        target.requireRows(targetFrom, rows, width, targetStride);
        JavaMovement.copyRows(
                of(source), sourceFrom, sourceStride, of(target), targetFrom, targetStride, rows, width, accumulate);
    }

    @Override
    public void fill(Storage target, float value) {
        JavaStorage t = of(target);
        for (int i = 0; i < t.size(); i++) {
            t.set(i, value);
        }
    }

    @Override
    public void gemm(
            boolean transposeA,
            boolean transposeB,
            int m,
            int n,
            int k,
            float alpha,
            Storage a,
            int aFrom,
            int lda,
            Storage b,
            int bFrom,
            int ldb,
            float beta,
            Storage c,
            int cFrom,
            int ldc) {
        a.requireRows(aFrom, transposeA ? k : m, transposeA ? m : k, lda);
        b.requireRows(bFrom, transposeB ? n : k, transposeB ? k : n, ldb);
        c.requireRows(cFrom, m, n, ldc);
        JavaStorage left = of(a);
        JavaStorage right = of(b);
        JavaStorage result = of(c);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int l = 0; l < k; l++) {
                    double x = left.get(aFrom + (transposeA ? l * lda + i : i * lda + l));
                    double y = right.get(bFrom + (transposeB ? j * ldb + l : l * ldb + j));
                    sum += x * y;
                }
                int at = cFrom + i * ldc + j;
                result.set(at, alpha * sum + (beta == 0 ? 0 : beta * result.get(at)));
            }
        }
    }

    @Override
    public void unary(UnaryOp op, Storage x, Storage y) {
        JavaStorage in = of(x);
        JavaStorage out = of(y);
        for (int i = 0; i < out.size(); i++) {
            out.set(i, op.apply(in.get(i)));
        }
    }

    @Override
    public void unaryBackward(UnaryOp op, Storage x, Storage y, Storage dy, Storage dx, boolean accumulate) {
        JavaStorage in = of(x);
        JavaStorage out = of(y);
        JavaStorage upstream = of(dy);
        JavaStorage gradient = of(dx);
        for (int i = 0; i < out.size(); i++) {
            gradient.put(i, op.derivative(in.get(i), out.get(i)) * upstream.get(i), accumulate);
        }
    }

    @Override
    public void binary(BinaryOp op, Storage a, Storage b, Storage out, Broadcast broadcast, boolean accumulate) {
        JavaStorage left = of(a);
        JavaStorage right = of(b);
        JavaStorage result = of(out);
        broadcast.forEach((o, i, j) -> result.put(o, op.apply(left.get(i), right.get(j)), accumulate));
    }

    @Override
    public void affine(Storage x, float scale, float shift, Storage out, boolean accumulate) {
        JavaStorage in = of(x);
        JavaStorage result = of(out);
        for (int i = 0; i < result.size(); i++) {
            result.put(i, scale * in.get(i) + shift, accumulate);
        }
    }

    @Override
    public void sumAxis(Storage x, int outer, int length, int inner, float scale, Storage out, boolean accumulate) {
        JavaMovement.sumAxis(of(x), outer, length, inner, scale, of(out), accumulate);
    }

    @Override
    public void spreadAxis(Storage x, int outer, int length, int inner, float scale, Storage out, boolean accumulate) {
        JavaMovement.spreadAxis(of(x), outer, length, inner, scale, of(out), accumulate);
    }

    @Override
    public void permute(Storage x, int[] dims, int[] order, Storage out, boolean accumulate) {
        JavaMovement.permute(of(x), dims, order, of(out), accumulate);
    }

    @Override
    public double sumOfSquares(Storage x) {
        JavaStorage in = of(x);
        double sum = 0;
        for (int i = 0; i < in.size(); i++) {
            sum += in.get(i) * in.get(i);
        }
        return sum;
    }

    @Override
    public int firstNonFinite(Storage x) {
        JavaStorage in = of(x);
        for (int i = 0; i < in.size(); i++) {
            if (!Double.isFinite(in.get(i))) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public void dropout(Storage x, double probability, long seed, Storage out, boolean accumulate) {
        JavaStorage in = of(x);
        JavaStorage result = of(out);
        long threshold = DropoutMask.threshold(probability);
        for (int i = 0; i < result.size(); i++) {
            double kept = DropoutMask.keeps(seed, i, threshold) ? in.get(i) / (1 - probability) : 0;
            result.put(i, kept, accumulate);
        }
    }

    @Override
    public void layerNorm(
            Storage x, Storage gamma, Storage beta, int rows, int width, float epsilon, Storage y, Storage statistics) {
        JavaRows.layerNorm(of(x), of(gamma), of(beta), rows, width, epsilon, of(y), of(statistics));
    }

    @Override
    public void layerNormBackward(
            Storage x,
            Storage gamma,
            Storage statistics,
            Storage dy,
            int rows,
            int width,
            Storage dx,
            boolean accumulateX,
            Storage dGamma,
            Storage dBeta,
            boolean accumulateParameters) {
        JavaRows.layerNormBackward(
                of(x),
                of(gamma),
                of(statistics),
                of(dy),
                rows,
                width,
                of(dx),
                accumulateX,
                of(dGamma),
                of(dBeta),
                accumulateParameters);
    }

    @Override
    public void rmsNorm(Storage x, Storage gamma, int rows, int width, float epsilon, Storage y, Storage statistics) {
        JavaRows.rmsNorm(of(x), of(gamma), rows, width, epsilon, of(y), of(statistics));
    }

    @Override
    public void rmsNormBackward(
            Storage x,
            Storage gamma,
            Storage statistics,
            Storage dy,
            int rows,
            int width,
            Storage dx,
            boolean accumulateX,
            Storage dGamma,
            boolean accumulateGamma) {
        JavaRows.rmsNormBackward(
                of(x),
                of(gamma),
                of(statistics),
                of(dy),
                rows,
                width,
                of(dx),
                accumulateX,
                of(dGamma),
                accumulateGamma);
    }

    @Override
    public void softmax(Storage x, int rows, int width, boolean logarithm, Storage y) {
        JavaRows.softmax(of(x), rows, width, logarithm, of(y));
    }

    @Override
    public void softmaxBackward(
            Storage y, Storage dy, int rows, int width, boolean logarithm, Storage dx, boolean accumulate) {
        JavaRows.softmaxBackward(of(y), of(dy), rows, width, logarithm, of(dx), accumulate);
    }

    @Override
    public void crossEntropy(
            Storage logits, int[] targets, int ignoreIndex, int width, Storage losses, Storage logSums) {
        JavaRows.crossEntropy(of(logits), targets, ignoreIndex, width, of(losses), of(logSums));
    }

    @Override
    public void crossEntropyBackward(
            Storage logits,
            int[] targets,
            int ignoreIndex,
            int width,
            Storage logSums,
            Storage dLosses,
            Storage dLogits,
            boolean accumulate) {
        JavaRows.crossEntropyBackward(
                of(logits), targets, ignoreIndex, width, of(logSums), of(dLosses), of(dLogits), accumulate);
    }

    @Override
    public void gatherRows(Storage table, int[] ids, int width, Storage out) {
        JavaStorage from = of(table);
        JavaStorage to = of(out);
        for (int r = 0; r < ids.length; r++) {
            for (int i = 0; i < width; i++) {
                to.set(r * width + i, from.get(ids[r] * width + i));
            }
        }
    }

    @Override
    public void scatterAddRows(Storage dOut, int[] ids, int width, Storage dTable) {
        JavaMovement.scatterAddRows(of(dOut), ids, width, of(dTable));
    }

    @Override
    public void rotate(
            Storage x,
            int[] positions,
            int heads,
            RotaryTable table,
            boolean inverse,
            Storage out,
            boolean accumulate) {
        JavaMovement.rotate(of(x), positions, heads, table, inverse, of(out), accumulate);
    }

    @Override
    public void attention(AttentionShape shape, Storage q, Storage k, Storage v, Storage out, Storage logSums) {
        new JavaAttention(shape).forward(of(q), of(k), of(v), of(out), of(logSums));
    }

    @Override
    public void attentionBackward(
            AttentionShape shape,
            Storage q,
            Storage k,
            Storage v,
            Storage out,
            Storage logSums,
            Storage dOut,
            Storage dq,
            Storage dk,
            Storage dv) {
        new JavaAttention(shape).backward(of(q), of(k), of(v), of(dOut), of(dq), of(dk), of(dv));
    }

    @Override
    public void adamW(Storage parameter, Storage gradient, Storage firstMoment, Storage secondMoment, AdamWStep step) {
        JavaStorage p = of(parameter);
        JavaStorage g = of(gradient);
        JavaStorage m = of(firstMoment);
        JavaStorage v = of(secondMoment);
        // #region adamw
        double correction1 = 1 - Math.pow(step.beta1(), (double) step.step());
        double correction2 = 1 - Math.pow(step.beta2(), (double) step.step());
        for (int i = 0; i < p.size(); i++) {
            double slope = step.gradientScale() * g.get(i);
            double decayed = p.get(i) * (1 - step.learningRate() * step.weightDecay());
            double first = step.beta1() * m.get(i) + (1 - step.beta1()) * slope;
            double second = step.beta2() * v.get(i) + (1 - step.beta2()) * slope * slope;
            double change = first / correction1 / (Math.sqrt(second / correction2) + step.epsilon());
            m.set(i, (float) first);
            v.set(i, (float) second);
            p.set(i, (float) (decayed - step.learningRate() * change));
        }
        // #endregion adamw
    }

    private static JavaStorage of(Storage storage) {
        return JavaStorage.of(storage);
    }
}
