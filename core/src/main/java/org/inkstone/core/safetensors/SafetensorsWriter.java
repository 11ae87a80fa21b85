package org.inkstone.core.safetensors;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.inkstone.core.io.AtomicFiles;
import org.inkstone.core.io.IOConsumer;

/**
 * Writes a safetensors file (权重文件); {@link SafetensorsFile} tells its layout. Tensors are first declared, with
 * something that will give their numbers, and then written one after the other, so that only one need be in memory.
 *
 * <pre>{@code
 * new SafetensorsWriter()
 *         .metadata("format", "pt")
 *         .addFloats("w", DType.BF16, List.of(2L, 3L), () -> weights)
 *         .write(Path.of("model.safetensors"));
 * }</pre>
 *
 * <p>The bytes do not depend on the order of the calls: tensors are sorted by type, the last of {@link DType} first, then by
 * name in UTF-8, as the reference implementation does, so that every number is aligned to its size; notes are sorted by
 * key. The header is padded with spaces to a multiple of 8 bytes. The file appears whole or not at all ({@link
 * AtomicFiles}).
 */
public final class SafetensorsWriter {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();
    private static final int ALIGNMENT = 8;
    private static final int PIECE = 1 << 15;
    private static final Comparator<Entry> ORDER = Comparator.comparing(Entry::dtype, Comparator.reverseOrder())
            .thenComparing(entry -> utf8("name", entry.name()), Arrays::compareUnsigned);

    private final List<Entry> entries = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final SortedMap<String, String> metadata = new TreeMap<>();

    private record Entry(String name, DType dtype, List<Long> shape, IOConsumer<OutputStream> content) {
        long byteSize() {
            return dtype.byteSize(TensorInfo.product(shape));
        }
    }

    /** Makes a writer of a file with no tensors and no notes. */
    public SafetensorsWriter() {}

    /**
     * Adds a note.
     *
     * @param key any text; an earlier note of the same key is replaced
     * @param value any text
     * @return this
     * @throws IllegalArgumentException if either is not valid Unicode
     */
    public SafetensorsWriter metadata(String key, String value) {
        utf8("metadata key", key);
        utf8("metadata value", value);
        metadata.put(key, value);
        return this;
    }

    /**
     * Adds a tensor that fits an array.
     *
     * @param name its name, not used before
     * @param dtype a {@link DType#isFloat() float type}; the numbers are rounded to the nearest value of it
     * @param shape the length of each axis, each at least 0
     * @param values gives the elements in row-major order; called once for each written file, when it is the tensor's turn
     * @return this
     * @throws IllegalArgumentException if the name was used, the type is no float type, or the shape is too large
     */
    public SafetensorsWriter addFloats(String name, DType dtype, List<Long> shape, Supplier<float[]> values) {
        requireFloat(name, dtype);
        return add(name, dtype, shape, stream -> {
            float[] array = values.get();
            if (array.length != TensorInfo.product(shape)) {
                throw new IllegalStateException("tensor " + name + " must have " + TensorInfo.product(shape)
                        + " elements for shape " + shape + ", got " + array.length);
            }
            for (int from = 0; from < array.length; from += PIECE) {
                writeFloats(dtype, array, from, Math.min(PIECE, array.length - from), stream);
            }
        });
    }

    /**
     * Adds a tensor of any size, read in pieces.
     *
     * @param name its name, not used before
     * @param dtype a {@link DType#isFloat() float type}; the numbers are rounded to the nearest value of it
     * @param shape the length of each axis, each at least 0
     * @param source gives the elements, piece after piece
     * @return this
     * @throws IllegalArgumentException if the name was used, the type is no float type, or the shape is too large
     */
    public SafetensorsWriter addPieces(String name, DType dtype, List<Long> shape, FloatSource source) {
        requireFloat(name, dtype);
        return add(name, dtype, shape, stream -> {
            long count = TensorInfo.product(shape);
            float[] piece = new float[(int) Math.min(PIECE, count)];
            for (long from = 0; from < count; from += piece.length) {
                if (count - from < piece.length) {
                    piece = new float[(int) (count - from)];
                }
                source.read(from, piece);
                writeFloats(dtype, piece, 0, piece.length, stream);
            }
        });
    }

    /**
     * Adds a tensor of any type from its bytes.
     *
     * @param name its name, not used before
     * @param dtype any type
     * @param shape the length of each axis, each at least 0
     * @param content writes the bytes, little-endian and row-major, as many as type and shape take
     * @return this
     * @throws IllegalArgumentException if the name was used or the shape is too large
     */
    public SafetensorsWriter addBytes(
            String name, DType dtype, List<Long> shape, IOConsumer<? super OutputStream> content) {
        return add(name, dtype, shape, content::accept);
    }

    /**
     * Writes the file, or replaces it.
     *
     * @param file where; its folder must exist
     * @throws IllegalStateException if a tensor gives more or fewer bytes than its shape takes, or the header is over
     *     100,000,000 bytes; an old file is then untouched
     * @throws IOException if writing fails; an old file is then untouched
     */
    public void write(Path file) throws IOException {
        List<Entry> sorted = entries.stream().sorted(ORDER).toList();
        byte[] header = header(sorted);
        AtomicFiles.write(file, stream -> {
            stream.write(ByteBuffer.allocate(SafetensorsFile.LENGTH_BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(header.length)
                    .array());
            stream.write(header);
            for (Entry entry : sorted) {
                CountedStream counted = new CountedStream(stream, entry);
                entry.content().accept(counted);
                counted.requireFull();
            }
        });
    }

    private SafetensorsWriter add(String name, DType dtype, List<Long> shape, IOConsumer<OutputStream> content) {
        utf8("name", name);
        if (name.equals(HeaderParser.METADATA)) {
            throw new IllegalArgumentException("name must not be " + name + ", which holds the notes");
        }
        // Checks the shape: the range that a tensor would have if it came first.
        long size = sizeOf(name, dtype, shape);
        TensorInfo info = new TensorInfo(name, dtype, shape, 0, size);
        if (!names.add(name)) {
            throw new IllegalArgumentException("name must be used once, got " + name + " again");
        }
        entries.add(new Entry(name, dtype, info.shape(), content));
        return this;
    }

    private static long sizeOf(String name, DType dtype, List<Long> shape) {
        try {
            return Math.max(0, dtype.byteSize(TensorInfo.product(shape)));
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "shape of " + name + " must hold whole bytes, fewer than 2^63, got " + shape + " of " + dtype, e);
        }
    }

    private byte[] header(List<Entry> sorted) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            if (!metadata.isEmpty()) {
                json.writeObjectFieldStart(HeaderParser.METADATA);
                for (Map.Entry<String, String> note : metadata.entrySet()) {
                    json.writeStringField(note.getKey(), note.getValue());
                }
                json.writeEndObject();
            }
            long position = 0;
            for (Entry entry : sorted) {
                json.writeObjectFieldStart(entry.name());
                json.writeStringField("dtype", entry.dtype().name());
                json.writeFieldName("shape");
                writeLongs(json, entry.shape());
                json.writeFieldName("data_offsets");
                long end = Math.addExact(position, entry.byteSize());
                writeLongs(json, List.of(position, end));
                json.writeEndObject();
                position = end;
            }
            json.writeEndObject();
        }
        while (bytes.size() % ALIGNMENT != 0) {
            bytes.write(' ');
        }
        if (bytes.size() > SafetensorsFile.MAX_HEADER_BYTES) {
            throw new IllegalStateException("header must be at most " + SafetensorsFile.MAX_HEADER_BYTES
                    + " bytes, got " + bytes.size() + ": write several files");
        }
        return bytes.toByteArray();
    }

    private static void writeLongs(JsonGenerator json, List<Long> numbers) throws IOException {
        json.writeStartArray();
        for (long number : numbers) {
            json.writeNumber(number);
        }
        json.writeEndArray();
    }

    private static void writeFloats(DType dtype, float[] values, int from, int count, OutputStream stream)
            throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count * dtype.bits() / 8);
        dtype.encode(values, from, count, bytes);
        stream.write(bytes.array());
    }

    private static void requireFloat(String name, DType dtype) {
        if (!dtype.isFloat()) {
            throw new IllegalArgumentException("dtype of " + name
                    + " must be F64, F32, F16, BF16, F8_E5M2 or F8_E4M3 to be written from floats, got " + dtype);
        }
    }

    private static byte[] utf8(String what, String text) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(what + " must be valid Unicode, got half a surrogate pair", e);
        }
    }

    /** Counts what a tensor writes, so that it cannot spill into the next. */
    private static final class CountedStream extends FilterOutputStream {
        private final Entry entry;
        private long left;

        CountedStream(OutputStream out, Entry entry) {
            super(out);
            this.entry = entry;
            this.left = entry.byteSize();
        }

        @Override
        public void write(int b) throws IOException {
            take(1);
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            take(length);
            out.write(bytes, from, length);
        }

        @Override
        public void close() {
            // The next tensor goes to the same stream.
        }

        void requireFull() {
            if (left != 0) {
                throw wrongSize(entry.byteSize() - left);
            }
        }

        private void take(int length) {
            if (length > left) {
                throw wrongSize(entry.byteSize() - left + length);
            }
            left -= length;
        }

        private IllegalStateException wrongSize(long got) {
            return new IllegalStateException("tensor " + entry.name() + " must be " + entry.byteSize()
                    + " bytes for shape " + entry.shape() + " of " + entry.dtype() + ", got "
                    + (got > entry.byteSize() ? "at least " : "") + got);
        }
    }
}
