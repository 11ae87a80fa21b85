package org.inkstone.nd4j;

import java.nio.FloatBuffer;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One ND4J buffer of float32 numbers outside the Java heap. It is freed by ND4J when the garbage collector finds that
 * nobody holds it any more.
 */
final class Slab {
    /** A {@link FloatBuffer} spans at most 2³¹−1 bytes. */
    static final int LARGEST = Integer.MAX_VALUE / Float.BYTES / 16 * 16;

    private static final AtomicLong RESERVED = new AtomicLong();

    private final DataBuffer buffer;
    private final FloatPointer pointer;
    private final FloatBuffer floats;

    Slab(int size) {
        requireSize(size);
        try {
            buffer = Nd4j.createBuffer(DataType.FLOAT, Math.max(size, 1), false);
        } catch (OutOfMemoryError e) {
            throw new IllegalStateException(
                    "no room for " + 4L * size + " bytes outside the Java heap; use a smaller batch or model, or a"
                            + " machine with more memory",
                    e);
        }
        RESERVED.addAndGet((long) Float.BYTES * Math.max(size, 1));
        pointer = new FloatPointer(buffer.addressPointer());
        floats = pointer.capacity(Math.max(size, 1)).asBuffer();
    }

    static void requireSize(int size) {
        if (size < 0 || size > LARGEST) {
            throw new IllegalArgumentException(
                    "a tensor of the nd4j backend must hold at most " + LARGEST + " numbers (2 GiB), got " + size);
        }
    }

    /** Bytes of all slabs that were ever made. */
    static long reservedBytes() {
        return RESERVED.get();
    }

    DataBuffer buffer() {
        return buffer;
    }

    FloatBuffer floats() {
        return floats;
    }

    /** A pointer to a number, for native code. */
    FloatPointer at(int index) {
        return new FloatPointer(pointer).position(index);
    }
}
