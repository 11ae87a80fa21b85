package org.inkstone.core.safetensors;

import java.util.List;

/**
 * What the header of a safetensors file says of one tensor (张量描述).
 *
 * @param name its name; may be empty
 * @param dtype the type of its elements
 * @param shape the length of each axis, outermost first, each at least 0; no axes for a single number
 * @param begin where its first byte lies, counted from the end of the header, at least 0
 * @param end where the byte after its last lies: begin plus {@link #byteSize()}
 */
public record TensorInfo(String name, DType dtype, List<Long> shape, long begin, long end) {
    public TensorInfo {
        shape = List.copyOf(shape);
        for (long dim : shape) {
            if (dim < 0) {
                throw new IllegalArgumentException("dimensions of " + name + " must be at least 0, got " + shape);
            }
        }
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException(
                    "offsets of " + name + " must be 0 <= begin <= end, got [" + begin + ", " + end + "]");
        }
        long size;
        try {
            size = dtype.byteSize(product(shape));
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "shape of " + name + " must hold whole bytes, fewer than 2^63, got " + shape + " of " + dtype, e);
        }
        if (size != end - begin) {
            throw new IllegalArgumentException("shape of " + name + " must match its range: " + shape + " of " + dtype
                    + " takes " + size + " bytes, the range [" + begin + ", " + end + "] has " + (end - begin));
        }
    }

    /**
     * The number of elements.
     *
     * @return the product of the shape, 1 for a single number
     */
    public long elementCount() {
        return product(shape);
    }

    /**
     * The size of the data.
     *
     * @return in bytes
     */
    public long byteSize() {
        return end - begin;
    }

    /**
     * The shape as a tensor in memory takes it.
     *
     * @return the length of each axis
     * @throws IllegalArgumentException if a length is 2³¹ or more
     */
    public int[] dims() {
        int[] dims = new int[shape.size()];
        for (int i = 0; i < dims.length; i++) {
            long dim = shape.get(i);
            if (dim > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(
                        "dimensions of " + name + " must be less than 2^31 to be held in memory, got " + shape);
            }
            dims[i] = (int) dim;
        }
        return dims;
    }

    static long product(List<Long> shape) {
        long product = 1;
        for (long dim : shape) {
            product = Math.multiplyExact(product, dim);
        }
        return product;
    }
}
