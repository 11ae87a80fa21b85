package org.inkstone.core.tensor;

import org.inkstone.core.backend.AttentionShape;
import org.inkstone.core.backend.Storage;
import org.inkstone.core.backend.TensorBackend;

/**
 * Scaled dot-product attention (缩放点积注意力) of many heads, causal or not, with grouped keys and values.
 *
 * <pre>{@code
 * P = softmax(scale·Q·Kᵀ + mask)      O = P·V
 * dV = Pᵀ·dO      dS = P ∘ (dO·Vᵀ − rowsum(dO ∘ O))      dQ = scale·dS·K      dK = scale·dSᵀ·Q
 * }</pre>
 *
 * <p>Only the logarithm of each softmax's denominator is kept for the backward pass, not the matrix P. Cost: 4·T²·D
 * operations a head forward.
 *
 * @paper Vaswani et al. 2017, Attention Is All You Need, arXiv 1706.03762
 * @paper Dao, Fu, Ermon, Rudra, Ré 2022, FlashAttention, arXiv 2205.14135 (the backward pass)
 */
final class Attention {
    private Attention() {}

    static Tensor of(Tensor q, Tensor k, Tensor v, AttentionShape shape) {
        int queries = shape.batch() * shape.queryLength() * shape.heads() * shape.headDim();
        int keys = shape.batch() * shape.keyLength() * shape.keyValueHeads() * shape.headDim();
        if (q.shape().size() != queries || k.shape().size() != keys || v.shape().size() != keys) {
            throw new IllegalArgumentException("attend: queries " + q.shape() + ", keys " + k.shape() + " and values "
                    + v.shape() + " do not fit " + shape);
        }
        TensorBackend backend = q.backend();
        Tensor out = Tensor.temporary(backend, q.shape());
        Storage logSums = backend.allocateTemporary(shape.batch() * shape.heads() * shape.queryLength());
        backend.attention(shape, q.storage(), k.storage(), v.storage(), out.storage(), logSums);
        return Tape.record(
                "attend",
                out,
                dOut -> {
                    Part dq = new Part(q);
                    Part dk = new Part(k);
                    Part dv = new Part(v);
                    backend.attentionBackward(
                            shape,
                            q.storage(),
                            k.storage(),
                            v.storage(),
                            out.storage(),
                            logSums,
                            dOut.storage(),
                            dq.storage(),
                            dk.storage(),
                            dv.storage());
                    dq.add();
                    dk.add();
                    dv.add();
                },
                q,
                k,
                v);
    }
}
