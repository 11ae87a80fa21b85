package org.inkstone.core.backend;

/** Memory of a {@link TensorBackend}: how long it lives, and how numbers get in and out. */
public interface MemoryOperations {
    /**
     * How much memory all tensors together may take, at most; what the program needs beside them is part of it.
     *
     * @return bytes; by default the memory of the machine, or of the container
     */
    default long memoryLimit() {
        return PhysicalMemory.bytes();
    }

    /**
     * What one number takes.
     *
     * @return bytes; by default 4, float32
     */
    default int bytesPerNumber() {
        return Float.BYTES;
    }

    /**
     * Reserves memory that lives as long as somebody holds it.
     *
     * @param size numbers, at least 0
     * @return filled with zeros
     */
    Storage allocate(int size);

    /**
     * Reserves memory in the innermost open scope of this thread, or for good if none is open.
     *
     * @param size numbers, at least 0
     * @return with arbitrary contents
     */
    Storage allocateTemporary(int size);

    /**
     * Opens a scope for temporary memory on this thread.
     *
     * @return the scope, to be closed by the same thread
     */
    Scope openScope();

    /**
     * A part of a storage that shares its memory.
     *
     * @param whole the storage
     * @param from first number
     * @param size how many numbers
     * @return the part
     */
    Storage slice(Storage whole, int from, int size);

    /**
     * Copies to the Java heap.
     *
     * @param source where from
     * @param from first number
     * @param target where to
     * @param offset first place in the target
     * @param count how many numbers
     */
    void read(Storage source, int from, float[] target, int offset, int count);

    /**
     * Copies from the Java heap.
     *
     * @param source where from
     * @param offset first place in the source
     * @param target where to
     * @param from first number to overwrite
     * @param count how many numbers
     */
    void write(float[] source, int offset, Storage target, int from, int count);

    /**
     * Reads one number in the backend's own precision.
     *
     * @param source where from
     * @param index which
     * @return the number
     */
    double get(Storage source, int index);

    /**
     * Copies rows between storages with row strides: row r goes from {@code sourceFrom + r·sourceStride} to
     * {@code targetFrom + r·targetStride}.
     *
     * @param source where from
     * @param sourceFrom first number
     * @param sourceStride numbers from row to row
     * @param target where to
     * @param targetFrom first place
     * @param targetStride places from row to row
     * @param rows how many rows
     * @param width numbers in a row
     * @param accumulate whether to add instead of overwriting
     */
    void copyRows(
            Storage source,
            int sourceFrom,
            int sourceStride,
            Storage target,
            int targetFrom,
            int targetStride,
            int rows,
            int width,
            boolean accumulate);

    /**
     * Sets every number.
     *
     * @param target what to fill
     * @param value the value
     */
    void fill(Storage target, float value);
}
