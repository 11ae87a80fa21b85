package org.inkstone.core.safetensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inkstone.core.io.FormatException;
import org.inkstone.core.safetensors.HeaderParser.Header;

/**
 * Reads a safetensors file (权重文件). The format is short:
 *
 * <pre>{@code
 * 8 bytes    n, the length of the header, unsigned, little-endian, at most 100,000,000
 * n bytes    a JSON object, then spaces as padding:
 *            {"w": {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}, …, "__metadata__": {"format": "pt"}}
 * the rest   the numbers, little-endian, row-major; the offsets count from here
 * }</pre>
 *
 * <p>The header is read and checked when the file is opened, the data when it is asked for, at its position in the
 * file, so that a file larger than memory can be read tensor by tensor and a tensor larger than an array in pieces.
 *
 * <p>What is rejected, with a {@link FormatException} that names the place: a header length beyond the file or over the
 * cap; a header that is not UTF-8, does not begin with a brace, is not JSON, or has a key twice; padding that is not
 * spaces; notes that are not strings; an unknown type; lengths and offsets that are not whole numbers; a shape whose
 * product overflows or does not fit its range; ranges that overlap, leave a hole, or do not end with the file. The
 * reference implementation is laxer in places; this reader follows the text of the format: it also rejects duplicate
 * keys, white space other than spaces after the header or any before it, and a {@code __metadata__} that is null.
 * Unknown keys beside dtype, shape and data_offsets are ignored, as there.
 *
 * <p>A thread that is interrupted while it reads closes the file for all, as with every {@link FileChannel}.
 */
public final class SafetensorsFile implements TensorSource {
    /** The largest length of a header, in bytes. */
    static final long MAX_HEADER_BYTES = 100_000_000;
    /** Bytes before the header. */
    static final int LENGTH_BYTES = 8;

    private static final int BUFFER_BYTES = 1 << 17;

    private final Path path;
    private final FileChannel channel;
    private final long dataBegin;
    private final Map<String, TensorInfo> tensors;
    private final Map<String, String> metadata;

    private SafetensorsFile(Path path, FileChannel channel) throws IOException {
        this.path = path;
        this.channel = channel;
        long size = channel.size();
        if (size < LENGTH_BYTES) {
            throw new FormatException(
                    path.toString(), "", "file must be at least 8 bytes for the header length, got " + size);
        }
        long length = read(0, LENGTH_BYTES).getLong();
        if (Long.compareUnsigned(length, MAX_HEADER_BYTES) > 0) {
            throw headerLength("must be at most " + MAX_HEADER_BYTES, length);
        }
        if (length > size - LENGTH_BYTES) {
            throw headerLength("must not go beyond the end of the file, " + (size - LENGTH_BYTES), length);
        }
        this.dataBegin = LENGTH_BYTES + length;
        Header header = HeaderParser.parse(
                path.toString(), LENGTH_BYTES, read(LENGTH_BYTES, (int) length).array());
        Map<String, TensorInfo> byName = new LinkedHashMap<>();
        for (TensorInfo tensor : DataLayout.tile(path.toString(), dataBegin, size - dataBegin, header.tensors())) {
            byName.put(tensor.name(), tensor);
        }
        this.tensors = Collections.unmodifiableMap(byName);
        this.metadata = header.metadata();
    }

    /**
     * Opens a file and checks its header.
     *
     * @param path the file
     * @return the open file, to be closed
     * @throws FormatException if the file breaks a rule of the format
     * @throws IOException if it cannot be read
     */
    public static SafetensorsFile open(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            return new SafetensorsFile(path, channel);
        } catch (Throwable failure) {
            try {
                channel.close();
            } catch (IOException second) {
                failure.addSuppressed(second);
            }
            throw failure;
        }
    }

    /**
     * Where the file lies.
     *
     * @return the path it was opened with
     */
    public Path path() {
        return path;
    }

    @Override
    public List<String> names() {
        return new ArrayList<>(tensors.keySet());
    }

    @Override
    public boolean contains(String name) {
        return tensors.containsKey(name);
    }

    @Override
    public TensorInfo info(String name) {
        TensorInfo info = tensors.get(name);
        if (info == null) {
            throw new IllegalArgumentException("name must be one of the " + tensors.size() + " tensors of " + path
                    + ", got " + FormatException.quote(name));
        }
        return info;
    }

    @Override
    public Map<String, String> metadata() {
        return metadata;
    }

    @Override
    public void readFloats(String name, long from, float[] destination) throws IOException {
        TensorInfo info = info(name);
        if (!info.dtype().isFloat()) {
            throw wrongType(info, "F64, F32, F16, BF16, F8_E5M2 or F8_E4M3 to be read as floats");
        }
        readElements(info, from, destination.length, (bytes, at, count) -> info.dtype()
                .decode(bytes, destination, at, count));
    }

    @Override
    public void readLongs(String name, long from, long[] destination) throws IOException {
        TensorInfo info = info(name);
        if (!info.dtype().isInteger()) {
            throw wrongType(info, "BOOL or an integer to be read as longs");
        }
        readElements(info, from, destination.length, (bytes, at, count) -> info.dtype()
                .decode(bytes, destination, at, count));
    }

    @Override
    public void readBytes(String name, long from, byte[] destination) throws IOException {
        TensorInfo info = info(name);
        requireRange("bytes", info, from, destination.length, info.byteSize());
        read(ByteBuffer.wrap(destination), dataBegin + info.begin() + from);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Takes a run of elements from bytes. */
    private interface Decoder {
        void decode(ByteBuffer bytes, int at, int count);
    }

    private void readElements(TensorInfo info, long from, int length, Decoder decoder) throws IOException {
        requireRange("elements", info, from, length, info.elementCount());
        int elementBytes = info.dtype().bits() / 8;
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(BUFFER_BYTES, (long) length * elementBytes));
        for (int at = 0; at < length; ) {
            int count = Math.min(length - at, BUFFER_BYTES / elementBytes);
            buffer.clear().limit(count * elementBytes);
            read(buffer, dataBegin + info.begin() + (from + at) * elementBytes);
            decoder.decode(buffer.flip(), at, count);
            at += count;
        }
    }

    private static void requireRange(String what, TensorInfo info, long from, int length, long count) {
        if (from < 0 || from > count - length) {
            throw new IllegalArgumentException(what + " must be in [0, " + count + ") of tensor "
                    + FormatException.quote(info.name()) + ", got " + length + " from " + from);
        }
    }

    private ByteBuffer read(long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        read(buffer, position);
        return buffer.flip();
    }

    private void read(ByteBuffer buffer, long position) throws IOException {
        long at = position;
        while (buffer.hasRemaining()) {
            int n = channel.read(buffer, at);
            if (n < 0) {
                throw FormatException.atByte(path, at, "data is truncated: the file became shorter while it was read");
            }
            at += n;
        }
    }

    private IllegalArgumentException wrongType(TensorInfo info, String range) {
        return new IllegalArgumentException("dtype of tensor " + FormatException.quote(info.name()) + " must be "
                + range + ", got " + info.dtype() + " in " + path);
    }

    private FormatException headerLength(String range, long length) {
        return FormatException.atByte(path, 0, "header length " + range + ", got " + Long.toUnsignedString(length));
    }
}
