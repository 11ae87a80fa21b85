package org.inkstone.tokenizers.sentencepiece;

import java.util.Arrays;

/** A normalized text in UTF-8, and for each of its bytes the offset in the original that it came from. */
final class NormalizedText {
    private byte[] bytes;
    private int[] origins;
    private int length;

    NormalizedText(int capacity) {
        bytes = new byte[capacity + 16];
        origins = new int[capacity + 17];
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Where the byte at {@code at} came from; at the end, where the original was read up to. */
    int origin(int at) {
        return origins[at];
    }

    void add(byte value, int origin) {
        if (length == bytes.length) {
            int capacity = Math.max(length + 16, length + (length >> 1));
            bytes = Arrays.copyOf(bytes, capacity);
            origins = Arrays.copyOf(origins, capacity + 1);
        }
        origins[length] = origin;
        bytes[length++] = value;
    }

    void cut(int newLength) {
        length = newLength;
    }

    void end(int origin) {
        origins[length] = origin;
    }

    boolean endsWith(byte[] suffix) {
        return length >= suffix.length
                && Arrays.equals(bytes, length - suffix.length, length, suffix, 0, suffix.length);
    }
}
