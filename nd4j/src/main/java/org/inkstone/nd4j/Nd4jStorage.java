package org.inkstone.nd4j;

import java.lang.ref.Reference;
import org.bytedeco.javacpp.FloatPointer;
import org.inkstone.core.backend.Storage;
import org.jspecify.annotations.Nullable;

/**
 * A run of numbers in a {@link Slab}. Kernels move blocks of it to arrays on the Java heap, where loops are compiled to
 * vector instructions, and back; such a block stays in the first-level cache.
 */
final class Nd4jStorage implements Storage {
    private final Slab slab;
    private final int from;
    private final int size;
    private final @Nullable ArenaScope scope;

    Nd4jStorage(Slab slab, int from, int size, @Nullable ArenaScope scope) {
        this.slab = slab;
        this.from = from;
        this.size = size;
        this.scope = scope;
    }

    /**
     * Looks into a storage.
     *
     * @throws IllegalArgumentException if another backend made it
     * @throws IllegalStateException if its scope was closed
     */
    static Nd4jStorage of(Storage storage) {
        if (!(storage instanceof Nd4jStorage own)) {
            throw new IllegalArgumentException("the nd4j backend was given a storage of another backend ("
                    + storage.getClass().getSimpleName() + "); keep a computation on one backend");
        }
        if (own.scope != null && own.scope.isClosed()) {
            throw new IllegalStateException("a temporary tensor was used after its scope was closed");
        }
        return own;
    }

    @Override
    public int size() {
        return size;
    }

    Slab slab() {
        return slab;
    }

    int from() {
        return from;
    }

    Nd4jStorage slice(int start, int length) {
        return new Nd4jStorage(slab, from + start, length, scope);
    }

    /** Copies numbers to the heap. The fence keeps the memory from being freed while it is read. */
    void load(int index, float[] target, int offset, int count) {
        try {
            slab.floats().get(from + index, target, offset, count);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    void load(int index, float[] target, int count) {
        load(index, target, 0, count);
    }

    /** Copies numbers from the heap. */
    void store(int index, float[] source, int offset, int count) {
        try {
            slab.floats().put(from + index, source, offset, count);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    void store(int index, float[] source, int count) {
        store(index, source, 0, count);
    }

    float get(int index) {
        try {
            return slab.floats().get(from + index);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** A pointer to a number; the caller keeps this storage reachable while native code uses it. */
    FloatPointer at(int index) {
        return slab.at(from + index);
    }
}
