package org.inkstone.core.backend;

/** Attention of the reference backend, one query at a time. */
final class JavaAttention {
    private final AttentionShape shape;

    JavaAttention(AttentionShape shape) {
        this.shape = shape;
    }

    // #region forward
    void forward(JavaStorage q, JavaStorage k, JavaStorage v, JavaStorage out, JavaStorage logSums) {
        int dim = shape.headDim();
        for (int b = 0; b < shape.batch(); b++) {
            for (int h = 0; h < shape.heads(); h++) {
                for (int i = 0; i < shape.queryLength(); i++) {
                    int query = query(b, i, h);
                    double[] p = scores(q, k, b, h, i);
                    logSums.set((b * shape.heads() + h) * shape.queryLength() + i, softmax(p, i));
                    for (int d = 0; d < dim; d++) {
                        double sum = 0;
                        for (int j = shape.firstKey(i); j < shape.endKey(i); j++) {
                            sum += p[j] * v.get(key(b, j, h) + d);
                        }
                        out.set(query + d, sum);
                    }
                }
            }
        }
    }
    // #endregion forward

    /** dp = dOut·v;  ds = p·(dp − Σ p·dp);  dq = scale·Σ ds·k;  dk += scale·ds·q;  dv += p·dOut. */
    void backward(
            JavaStorage q,
            JavaStorage k,
            JavaStorage v,
            JavaStorage dOut,
            JavaStorage dq,
            JavaStorage dk,
            JavaStorage dv) {
        int dim = shape.headDim();
        for (int i = 0; i < dk.size(); i++) {
            dk.set(i, 0);
            dv.set(i, 0);
        }
        for (int b = 0; b < shape.batch(); b++) {
            for (int h = 0; h < shape.heads(); h++) {
                for (int i = 0; i < shape.queryLength(); i++) {
                    int query = query(b, i, h);
                    double[] p = scores(q, k, b, h, i);
                    softmax(p, i);
                    double[] dp = new double[shape.keyLength()];
                    double dot = 0;
                    for (int j = shape.firstKey(i); j < shape.endKey(i); j++) {
                        for (int d = 0; d < dim; d++) {
                            dp[j] += dOut.get(query + d) * v.get(key(b, j, h) + d);
                            dv.put(key(b, j, h) + d, p[j] * dOut.get(query + d), true);
                        }
                        dot += p[j] * dp[j];
                    }
                    for (int d = 0; d < dim; d++) {
                        dq.set(query + d, 0);
                    }
                    for (int j = shape.firstKey(i); j < shape.endKey(i); j++) {
                        double ds = shape.scale() * p[j] * (dp[j] - dot);
                        for (int d = 0; d < dim; d++) {
                            dq.put(query + d, ds * k.get(key(b, j, h) + d), true);
                            dk.put(key(b, j, h) + d, ds * q.get(query + d), true);
                        }
                    }
                }
            }
        }
    }

    private double[] scores(JavaStorage q, JavaStorage k, int b, int h, int i) {
        double[] s = new double[shape.keyLength()];
        for (int j = shape.firstKey(i); j < shape.endKey(i); j++) {
            for (int d = 0; d < shape.headDim(); d++) {
                s[j] += q.get(query(b, i, h) + d) * k.get(key(b, j, h) + d);
            }
            s[j] *= shape.scale();
        }
        return s;
    }

    private double softmax(double[] s, int i) {
        double max = Double.NEGATIVE_INFINITY;
        for (int j = shape.firstKey(i); j < shape.endKey(i); j++) {
            max = Math.max(max, s[j]);
        }
        double sum = 0;
        for (int j = shape.firstKey(i); j < shape.endKey(i); j++) {
            s[j] = Math.exp(s[j] - max);
            sum += s[j];
        }
        for (int j = shape.firstKey(i); j < shape.endKey(i); j++) {
            s[j] /= sum;
        }
        return max + Math.log(sum);
    }

    private int query(int b, int i, int h) {
        return ((b * shape.queryLength() + i) * shape.heads() + h) * shape.headDim();
    }

    private int key(int b, int j, int h) {
        return ((b * shape.keyLength() + j) * shape.keyValueHeads() + shape.keyValueHead(h)) * shape.headDim();
    }
}
