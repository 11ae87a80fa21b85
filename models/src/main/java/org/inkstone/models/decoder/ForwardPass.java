package org.inkstone.models.decoder;

import java.util.ArrayList;
import java.util.List;
import org.inkstone.core.backend.AttentionShape;
import org.inkstone.core.tensor.Shape;
import org.inkstone.core.tensor.Tensor;
import org.inkstone.models.config.DecoderConfig;
import org.inkstone.models.config.DropoutConfig;
import org.inkstone.models.config.LayerType;
import org.jspecify.annotations.Nullable;

/** What one run through the layers needs beside weights: places in the text, dropout, a cache, a watcher. */
final class ForwardPass {
    private final int batch;
    private final int length;
    private final int past;
    private final int[] positions;
    private final @Nullable KeyValueCache cache;
    private DropoutConfig dropout = DropoutConfig.NONE;
    private long dropoutSeed;
    private @Nullable List<float[][][]> watched;

    ForwardPass(int batch, int length) {
        this(batch, length, 0, null);
    }

    /** A pass of one sequence that continues what a cache holds. */
    ForwardPass(int length, KeyValueCache cache) {
        this(1, length, cache.length(), cache);
    }

    private ForwardPass(int batch, int length, int past, @Nullable KeyValueCache cache) {
        this.batch = batch;
        this.length = length;
        this.past = past;
        this.cache = cache;
        this.positions = new int[batch * length];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = past + i % length;
        }
    }

    ForwardPass withDropout(DropoutConfig rates, long seed) {
        if (rates.attention() > 0) {
            throw new IllegalArgumentException("attention dropout must be 0 to train, got " + rates.attention()
                    + "; residual and embedding dropout are supported");
        }
        dropout = rates;
        dropoutSeed = seed;
        return this;
    }

    ForwardPass watching() {
        watched = new ArrayList<>();
        return this;
    }

    /** Place of each row in its text. */
    int[] positions() {
        return positions;
    }

    /** How many positions the text has after this pass. */
    int end() {
        return past + length;
    }

    Tensor dropEmbedding(Tensor x) {
        return x.dropout(dropout.embedding(), dropoutSeed++);
    }

    Tensor drop(Tensor x) {
        return x.dropout(dropout.residual(), dropoutSeed++);
    }

    /** Causal attention of a layer; with a cache, over what was read before too. */
    Tensor attend(DecoderConfig config, int layer, Tensor q, Tensor k, Tensor v) {
        int window = config.layerTypes().get(layer) == LayerType.SLIDING_ATTENTION ? config.slidingWindow() : 0;
        Tensor keys = k;
        Tensor values = v;
        if (cache != null) {
            cache.put(layer, k, v);
            keys = cache.keys(layer, end());
            values = cache.values(layer, end());
        }
        AttentionShape shape = new AttentionShape(
                batch,
                length,
                end(),
                config.attention().heads(),
                config.attention().keyValueHeads(),
                config.attention().headDim(),
                true,
                window,
                (float) config.attention().scale());
        if (watched != null) {
            watched.add(probabilities(q, keys, shape));
        }
        return q.attend(keys, values, shape);
    }

    /** The attention of one sequence written out: softmax of scaled products under the mask. */
    private static float[][][] probabilities(Tensor q, Tensor k, AttentionShape s) {
        int dim = s.headDim();
        Tensor queries = q.reshape(s.queryLength(), s.heads(), dim).permute(1, 0, 2); // [H, T, D]
        float[] mask = new float[s.queryLength() * s.keyLength()];
        for (int i = 0; i < mask.length; i++) {
            int query = i / s.keyLength();
            int key = i % s.keyLength();
            mask[i] = key >= s.firstKey(query) && key < s.endKey(query) ? 0 : Float.NEGATIVE_INFINITY;
        }
        Tensor masked = Tensor.of(q.backend(), Shape.of(s.queryLength(), s.keyLength()), mask);
        Tensor keyHeads = k.reshape(s.keyLength(), s.keyValueHeads(), dim).permute(1, 0, 2);
        float[][][] maps = new float[s.heads()][s.queryLength()][s.keyLength()];
        for (int h = 0; h < s.heads(); h++) {
            int shared = s.keyValueHead(h);
            Tensor head = queries.slice(0, h, h + 1).reshape(s.queryLength(), dim);
            Tensor key = keyHeads.slice(0, shared, shared + 1).reshape(s.keyLength(), dim);
            float[] p = head.matmulTransposed(key)
                    .affine(s.scale(), 0)
                    .add(masked)
                    .softmax()
                    .toArray();
            for (int i = 0; i < s.queryLength(); i++) {
                System.arraycopy(p, i * s.keyLength(), maps[h][i], 0, s.keyLength());
            }
        }
        return maps;
    }

    float[][][][] attentionMaps() {
        return watched == null ? new float[0][][][] : watched.toArray(float[][][][]::new);
    }
}
