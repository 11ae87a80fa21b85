package org.inkstone.core.safetensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes safetensors files byte by byte, broken ones too. */
final class SafetensorsBytes {
    private SafetensorsBytes() {}

    static byte[] file(String header, byte... data) {
        return file(header.getBytes(StandardCharsets.UTF_8), data);
    }

    static byte[] file(byte[] header, byte... data) {
        return file(header.length, header, data);
    }

    static byte[] file(long headerLength, byte[] header, byte... data) {
        return ByteBuffer.allocate(8 + header.length + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(headerLength)
                .put(header)
                .put(data)
                .array();
    }

    static byte[] floats(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return bytes.array();
    }

    /** An entry of the header, as in {@code "w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}. */
    static String entry(String name, String dtype, String shape, String offsets) {
        return "\"" + name + "\":{\"dtype\":\"" + dtype + "\",\"shape\":" + shape + ",\"data_offsets\":" + offsets
                + "}";
    }

    static String w() {
        return entry("w", "F32", "[1]", "[0,4]");
    }

    static SafetensorsFile open(Path folder, byte[] bytes) throws IOException {
        Path file = folder.resolve("case.safetensors");
        Files.write(file, bytes);
        return SafetensorsFile.open(file);
    }
}
