package org.inkstone.core.safetensors;

import java.io.IOException;

/**
 * Gives the elements of a tensor piece by piece, as {@link TensorSource#readFloats(String, long, float[])} does, so
 * that a tensor larger than memory can be written.
 */
@FunctionalInterface
public interface FloatSource {
    /**
     * Copies elements. The pieces are asked for in order.
     *
     * @param from index of the first element, in row-major order
     * @param destination takes the elements, as many as it holds
     * @throws IOException if they cannot be read
     */
    void read(long from, float[] destination) throws IOException;
}
