package org.inkstone.tokenizers.decoder;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Joins the bytes of tokens (字节拼接) and reads them as UTF-8.
 *
 * <p>A token of up to seven bytes, as most are, is written as eight in one go; what is written too much, the next one
 * overwrites. Its arrays serve one text after the other. For one thread.
 */
final class TokenJoiner {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int MAX_BYTES = Integer.MAX_VALUE - 64;
    /** Room that is always left for what is written too much. */
    private static final int ROOM = 2 * Long.BYTES;

    private final QuickUtf8 reader = new QuickUtf8();
    private byte[] text = new byte[1024];
    private int size;

    /** Starts another text. */
    void clear() {
        size = 0;
    }

    /**
     * Appends tokens.
     *
     * @param tokens their bytes
     * @param ids the ids
     * @param start the first that is appended
     * @param end after the last that is
     * @param skipSpecialTokens whether special tokens are left out
     * @throws IllegalArgumentException if an id is out of range, or the text has more than 2 GB
     */
    void append(TokenBytes tokens, int[] ids, int start, int end, boolean skipSpecialTokens) {
        byte[] to = text;
        int at = size;
        int limit = to.length - ROOM;
        for (int i = start; i < end; i++) {
            long entry = tokens.entry(ids[i]);
            int length = TokenBytes.kind(entry);
            if (length <= TokenBytes.INLINE && at <= limit) {
                LONGS.set(to, at, entry);
                at += length;
            } else {
                size = at;
                i = appendOther(tokens, ids, i, end, skipSpecialTokens);
                to = text;
                at = size;
                limit = to.length - ROOM;
            }
        }
        size = at;
    }

    /** Appends a token of any kind, or a row of byte tokens, and says which id was the last. */
    private int appendOther(TokenBytes tokens, int[] ids, int place, int end, boolean skipSpecialTokens) {
        long entry = tokens.counting(ids[place], skipSpecialTokens);
        int kind = TokenBytes.kind(entry);
        if (entry < 0) {
            appendLonger(tokens.longer(), (int) entry, (int) (entry >>> 32) & Integer.MAX_VALUE);
        } else if (kind <= TokenBytes.INLINE) {
            reserve(kind);
            LONGS.set(text, size, entry);
            size += kind;
        } else if (kind == TokenBytes.BYTE) {
            return appendRow(tokens, ids, place, end, skipSpecialTokens);
        }
        return place;
    }

    private void appendLonger(byte[] from, int place, int length) {
        reserve(length);
        if (length <= 2 * Long.BYTES) {
            // More than seven: the second eight may overlap the first.
            LONGS.set(text, size, (long) LONGS.get(from, place));
            int rest = length - Long.BYTES;
            LONGS.set(text, size + rest, (long) LONGS.get(from, place + rest));
        } else {
            System.arraycopy(from, place, text, size, length);
        }
        size += length;
    }

    /** Appends bytes of byte fallback, as far as they stand in a row; U+FFFD for each if they are not UTF-8. */
    private int appendRow(TokenBytes tokens, int[] ids, int place, int end, boolean skipSpecialTokens) {
        int start = size;
        int next = place;
        for (; next < end; next++) {
            long entry = tokens.counting(ids[next], skipSpecialTokens);
            int kind = TokenBytes.kind(entry);
            if (kind == TokenBytes.BYTE) {
                reserve(1);
                text[size++] = (byte) entry;
            } else if (kind != TokenBytes.NONE) {
                break;
            }
        }
        if (!LossyUtf8.isWhole(text, start, size)) {
            int count = size - start;
            size = start;
            for (int i = 0; i < count; i++) {
                reserve(3);
                text[size++] = (byte) 0xEF;
                text[size++] = (byte) 0xBF;
                text[size++] = (byte) 0xBD;
            }
        }
        return next - 1;
    }

    private void reserve(int more) {
        if (more > text.length - ROOM - size) {
            long needed = (long) size + more + ROOM;
            if (needed > MAX_BYTES) {
                throw new IllegalArgumentException(
                        "text must have less than 2 GB, got " + ((long) size + more) + " bytes or more");
            }
            text = Arrays.copyOf(text, (int) Math.min(MAX_BYTES, Math.max(needed, 2L * text.length)));
        }
    }

    /** The bytes so far. */
    byte[] bytes() {
        return Arrays.copyOf(text, size);
    }

    /** The text so far; bytes that are not UTF-8 become U+FFFD, as {@link LossyUtf8} says. */
    String text() {
        return text(0, size);
    }

    /**
     * The text without a character at its ends.
     *
     * @param content the character, ASCII
     * @param start how often at most it goes at the start
     * @param stop how often at most it goes at the end
     */
    String stripped(int content, int start, int stop) {
        int from = 0;
        while (from < Math.min(start, size) && text[from] == content) {
            from++;
        }
        int to = size;
        while (to > from && size - to < stop && text[to - 1] == content) {
            to--;
        }
        return text(from, to);
    }

    private String text(int from, int to) {
        Arrays.fill(text, to, to + QuickUtf8.PADDING, (byte) 0);
        String whole = reader.read(text, from, to);
        return whole == null ? LossyUtf8.decode(Arrays.copyOfRange(text, from, to)) : whole;
    }

    /** How many bytes its arrays take. */
    long memory() {
        return text.length + reader.memory();
    }
}
