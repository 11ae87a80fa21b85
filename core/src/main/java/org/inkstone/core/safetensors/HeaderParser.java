package org.inkstone.core.safetensors;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inkstone.core.io.FormatException;
import org.inkstone.core.io.StrictJson;
import org.jspecify.annotations.Nullable;

/**
 * Takes the tensors and notes from a JSON header. Checks each entry by itself: its type, its shape, and that its range
 * has as many bytes as they say. How the ranges lie together is {@link DataLayout}'s.
 */
final class HeaderParser {
    static final String METADATA = "__metadata__";

    private final StrictJson json;
    private final List<TensorInfo> tensors = new ArrayList<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private @Nullable DType dtype;
    private @Nullable List<Long> shape;
    private @Nullable List<Long> offsets;

    private HeaderParser(StrictJson json) {
        this.json = json;
    }

    /**
     * What a header holds.
     *
     * @param tensors in the order of the header
     * @param metadata the notes
     */
    record Header(List<TensorInfo> tensors, Map<String, String> metadata) {}

    /** Parses the bytes of a header, which begin at an offset in the file. */
    static Header parse(String file, long offset, byte[] header) throws IOException {
        if (header.length == 0 || header[0] != '{') {
            String got = header.length == 0 ? "nothing" : String.format("byte 0x%02X", header[0]);
            throw new FormatException(file, "byte " + offset, "header must begin with {, got " + got);
        }
        int end = header.length;
        while (header[end - 1] == ' ') {
            end--;
        }
        if (header[end - 1] != '}') {
            throw new FormatException(
                    file,
                    "byte " + (offset + end - 1),
                    String.format(
                            "header must end with } and then only spaces as padding, got byte 0x%02X",
                            header[end - 1]));
        }
        HeaderParser parser = new HeaderParser(new StrictJson(file, offset, header));
        parser.json.object(parser::entry);
        parser.json.end();
        return new Header(List.copyOf(parser.tensors), Collections.unmodifiableMap(parser.metadata));
    }

    private void entry(String name) throws IOException {
        if (name.equals(METADATA)) {
            json.object(key -> metadata.put(key, json.string()));
        } else {
            tensor(name);
        }
    }

    private void tensor(String name) throws IOException {
        dtype = null;
        shape = null;
        offsets = null;
        json.object(key -> {
            switch (key) {
                case "dtype" -> dtype = dtype();
                case "shape" -> shape = json.naturals();
                case "data_offsets" -> offsets = offsets();
                default -> json.skip();
            }
        });
        DType type = dtype;
        List<Long> dims = shape;
        List<Long> range = offsets;
        if (type == null || dims == null || range == null) {
            String missing = type == null ? "dtype" : dims == null ? "shape" : "data_offsets";
            throw json.error(json.place() + " must have dtype, shape and data_offsets, but " + missing + " is missing");
        }
        try {
            tensors.add(new TensorInfo(name, type, dims, range.get(0), range.get(1)));
        } catch (IllegalArgumentException e) {
            throw json.error(String.valueOf(e.getMessage()));
        }
    }

    private DType dtype() throws IOException {
        String name = json.string();
        return DType.of(name)
                .orElseThrow(() -> json.error(json.place() + " must be one of " + List.of(DType.values()) + ", got "
                        + FormatException.quote(name)));
    }

    private List<Long> offsets() throws IOException {
        List<Long> range = json.naturals();
        if (range.size() != 2) {
            throw json.error(json.place() + " must be two numbers, begin and end, got " + range.size());
        }
        if (range.get(1) < range.get(0)) {
            throw json.error(json.place() + " must not be reversed, got " + range);
        }
        return range;
    }
}
