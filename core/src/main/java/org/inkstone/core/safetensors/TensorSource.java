package org.inkstone.core.safetensors;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Named tensors that lie on the disk (张量来源): one file or a folder of shards. It may be shared by threads. Sizes are
 * {@code long} throughout; a tensor that does not fit an array is read in pieces.
 */
public interface TensorSource extends AutoCloseable {
    /**
     * The names of the tensors.
     *
     * @return in the order in which their data lies in the file, shard after shard
     */
    List<String> names();

    /**
     * Whether there is a tensor of a name.
     *
     * @param name any text
     * @return true if {@link #info(String)} knows it
     */
    boolean contains(String name);

    /**
     * Describes a tensor.
     *
     * @param name one of {@link #names()}
     * @return its type, shape and range
     * @throws IllegalArgumentException if there is no such tensor
     */
    TensorInfo info(String name);

    /**
     * The notes a file carries beside its tensors.
     *
     * @return keys and values in the order of the file; empty if there are none
     */
    Map<String, String> metadata();

    /**
     * Reads elements of a tensor of a float type.
     *
     * @param name one of {@link #names()}
     * @param from index of the first element, in row-major order
     * @param destination takes the elements; as many are read as it holds
     * @throws IllegalArgumentException if there is no such tensor, its type is not F64, F32, F16, BF16, F8_E5M2 or
     *     F8_E4M3, or it has too few elements
     * @throws IOException if reading fails
     */
    void readFloats(String name, long from, float[] destination) throws IOException;

    /**
     * Reads elements of a tensor of BOOL or an integer type.
     *
     * @param name one of {@link #names()}
     * @param from index of the first element, in row-major order
     * @param destination takes the elements; as many are read as it holds
     * @throws IllegalArgumentException if there is no such tensor, its type is no integer, or it has too few elements
     * @throws IOException if reading fails
     */
    void readLongs(String name, long from, long[] destination) throws IOException;

    /**
     * Reads bytes of a tensor of any type, as they lie in the file.
     *
     * @param name one of {@link #names()}
     * @param from index of the first byte, counted from the tensor's first
     * @param destination takes the bytes; as many are read as it holds
     * @throws IllegalArgumentException if there is no such tensor or it has too few bytes
     * @throws IOException if reading fails
     */
    void readBytes(String name, long from, byte[] destination) throws IOException;

    /**
     * Reads a whole tensor of a float type.
     *
     * @param name one of {@link #names()}
     * @return its elements, in row-major order
     * @throws IllegalArgumentException if there is no such tensor, its type is no float type, or it has 2³¹−8 elements
     *     or more: read those in pieces
     * @throws IOException if reading fails
     */
    default float[] readFloats(String name) throws IOException {
        float[] values = new float[arrayLength(name, info(name).elementCount())];
        readFloats(name, 0, values);
        return values;
    }

    /**
     * Reads a whole tensor of BOOL or an integer type.
     *
     * @param name one of {@link #names()}
     * @return its elements, in row-major order; U64 from 2⁶³ on as negative numbers of the same bits
     * @throws IllegalArgumentException if there is no such tensor, its type is no integer, or it is too large
     * @throws IOException if reading fails
     */
    default long[] readLongs(String name) throws IOException {
        long[] values = new long[arrayLength(name, info(name).elementCount())];
        readLongs(name, 0, values);
        return values;
    }

    /**
     * Reads the bytes of a whole tensor.
     *
     * @param name one of {@link #names()}
     * @return its bytes, as they lie in the file
     * @throws IllegalArgumentException if there is no such tensor or it is too large
     * @throws IOException if reading fails
     */
    default byte[] readBytes(String name) throws IOException {
        byte[] bytes = new byte[arrayLength(name, info(name).byteSize())];
        readBytes(name, 0, bytes);
        return bytes;
    }

    @Override
    void close() throws IOException;

    private int arrayLength(String name, long length) {
        if (length > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("a tensor must have fewer than 2^31-8 elements to be read at once, got "
                    + name + " of shape " + info(name).shape() + ", "
                    + info(name).byteSize()
                    + " bytes: read it in pieces");
        }
        return (int) length;
    }
}
