package org.inkstone.decoding.logits;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.inkstone.core.explain.Explanation;

/**
 * Top-k sampling (top-k 采样): keeps the k likeliest tokens.
 *
 * <p>The k-th largest logit is the threshold; whatever is below it goes. Tokens that tie with the k-th all stay, so
 * there may be more than k.
 *
 * <pre>{@code
 * keep i  ⇔  zᵢ ≥ τ        τ = the k-th largest of z
 * }</pre>
 *
 * <p>Time O(V log k) for V tokens: a heap holds the k largest logits seen. A k above V keeps everything.
 *
 * @param k how many, at least 1; often 50
 * @paper Fan, Lewis, Dauphin 2018, Hierarchical Neural Story Generation, ACL, section 5.4, arXiv 1805.04833
 * @book 解码策略 (Decoding strategies)
 */
public record TopK(int k) implements TruncationProcessor {
    public TopK {
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1, got " + k);
        }
    }

    @Override
    public BitSet keptTokens(float[] logits) {
        Softmax.max(logits);
        float threshold = threshold(logits);
        BitSet kept = new BitSet(logits.length);
        for (int id = 0; id < logits.length; id++) {
            if (logits[id] >= threshold) {
                kept.set(id);
            }
        }
        return kept;
    }

    @Override
    public Explanation explain(float[] logits) {
        BitSet kept = keptTokens(logits);
        List<Explanation> parts = new ArrayList<>();
        parts.add(Explanation.given("k", k));
        parts.add(Explanation.given("threshold τ, the k-th largest logit", threshold(logits)));
        AscendingOrder order = AscendingOrder.of(logits);
        for (int rank = order.size() - 1; rank >= 0 && kept.get(order.id(rank)); rank--) {
            parts.add(Explanation.given("logit of token " + order.id(rank), logits[order.id(rank)]));
        }
        return new Explanation("tokens kept", "number of logits ≥ τ", parts.size() - 2, parts);
    }

    private float threshold(float[] logits) {
        int size = Math.min(k, logits.length);
        float[] heap = Arrays.copyOf(logits, size); // the smallest at the root
        for (int node = size / 2 - 1; node >= 0; node--) {
            siftDown(heap, node);
        }
        for (int id = size; id < logits.length; id++) {
            if (logits[id] > heap[0]) {
                heap[0] = logits[id];
                siftDown(heap, 0);
            }
        }
        return heap[0];
    }

    private static void siftDown(float[] heap, int start) {
        float value = heap[start];
        int node = start;
        for (int child = 2 * node + 1; child < heap.length; child = 2 * node + 1) {
            if (child + 1 < heap.length && heap[child + 1] < heap[child]) {
                child++;
            }
            if (value <= heap[child]) {
                break;
            }
            heap[node] = heap[child];
            node = child;
        }
        heap[node] = value;
    }
}
