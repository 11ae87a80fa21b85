package org.inkstone.models.decoder;

import org.inkstone.core.backend.Storage;
import org.inkstone.core.backend.TensorBackend;
import org.inkstone.core.tensor.Shape;
import org.inkstone.core.tensor.Tensor;
import org.inkstone.models.config.DecoderConfig;

/**
 * The key-value cache (键值缓存) of one sequence: keys and values of every layer for the tokens read so far, so that a
 * further token costs one pass over the weights instead of one for the whole text.
 *
 * <pre>{@code
 * memory = 2 · layers · tokens · keyValueHeads · headDim numbers          grows by doubling up to the context
 * }</pre>
 */
final class KeyValueCache {
    private static final int SMALLEST = 64;

    private final TensorBackend backend;
    private final int width;
    private final int most;
    private final Storage[] keys;
    private final Storage[] values;
    private int capacity;
    private int length;

    KeyValueCache(DecoderConfig config, TensorBackend backend) {
        this(backend, config.attention().keyValueWidth(), config.maxPositions(), config.layers());
        grow(Math.min(SMALLEST, most));
    }

    private KeyValueCache(TensorBackend backend, int width, int most, int layers) {
        this.backend = backend;
        this.width = width;
        this.most = most;
        this.keys = new Storage[layers];
        this.values = new Storage[layers];
    }

    KeyValueCache copy() {
        KeyValueCache copy = new KeyValueCache(backend, width, most, keys.length);
        copy.grow(capacity);
        for (int layer = 0; layer < keys.length; layer++) {
            backend.copyRows(keys[layer], 0, width, copy.keys[layer], 0, width, length, width, false);
            backend.copyRows(values[layer], 0, width, copy.values[layer], 0, width, length, width, false);
        }
        copy.length = length;
        return copy;
    }

    int length() {
        return length;
    }

    /** Makes room, so that {@link #put} can write the next tokens. */
    void reserve(int tokens) {
        if (length + tokens > capacity) {
            grow(Math.min(most, Math.max(2 * capacity, length + tokens)));
        }
    }

    private void grow(int room) {
        for (int layer = 0; layer < keys.length; layer++) {
            keys[layer] = grown(keys[layer], room);
            values[layer] = grown(values[layer], room);
        }
        capacity = room;
    }

    private Storage grown(Storage old, int room) {
        Storage larger = backend.allocate(Math.multiplyExact(room, width));
        if (length > 0) {
            backend.copyRows(old, 0, width, larger, 0, width, length, width, false);
        }
        return larger;
    }

    /** Writes keys and values of the next tokens of a layer, behind what the cache holds. */
    void put(int layer, Tensor k, Tensor v) {
        int rows = k.shape().size() / width;
        backend.copyRows(k.storage(), 0, width, keys[layer], length * width, width, rows, width, false);
        backend.copyRows(v.storage(), 0, width, values[layer], length * width, width, rows, width, false);
    }

    /** The first keys of a layer, [tokens, width]. */
    Tensor keys(int layer, int tokens) {
        return Tensor.view(backend, Shape.of(tokens, width), backend.slice(keys[layer], 0, tokens * width));
    }

    /** The first values of a layer, [tokens, width]. */
    Tensor values(int layer, int tokens) {
        return Tensor.view(backend, Shape.of(tokens, width), backend.slice(values[layer], 0, tokens * width));
    }

    /** Says how many tokens the cache holds: after a pass, or when tokens are taken back. */
    void setLength(int tokens) {
        length = tokens;
    }
}
