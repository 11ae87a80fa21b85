package org.inkstone.tokenizers.decoder;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Joins the bytes of tokens (字节拼接) and reads them as text.
 *
 * <p>A token of up to seven bytes, as most are, is written as eight in one go, one of up to sixteen in two; what is
 * written too much, the next one overwrites. The text is Latin-1, a byte a character, as long as its tokens are, and UTF-8 from the first other one
 * on. Its arrays serve one text after the other. For one thread.
 */
final class TokenJoiner {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int MAX_BYTES = Integer.MAX_VALUE - 64;
    /** Room that is always left for what is written too much. */
    private static final int ROOM = 2 * Long.BYTES;

    private final QuickUtf8 reader = new QuickUtf8();
    private byte[] text = new byte[1024];
    private int size;
    /** Where UTF-8 starts; at the end while there is none. */
    private int latinEnd;

    private boolean latin = true;

    /** Starts another text. */
    void clear() {
        size = 0;
        latin = true;
    }

    /** Has UTF-8 from here on. */
    void endLatin() {
        if (latin) {
            latinEnd = size;
            latin = false;
        }
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
        for (int i = start; i < end; i++) {
            i = appendShort(tokens, ids, i, end);
            if (i < end) {
                i = appendOther(tokens, ids, i, end, skipSpecialTokens);
            }
        }
    }

    /** Appends tokens of up to 16 bytes, as far as they go and there is room, and says which one is next. */
    private int appendShort(TokenBytes tokens, int[] ids, int start, int end) {
        byte[] to = text;
        long[] entries = tokens.near(latin);
        byte[] longer = tokens.longer();
        int limit = to.length - ROOM;
        int at = size;
        int i = start;
        for (; i < end && at <= limit; i++) {
            int id = ids[i];
            if (id < 0 || id >= entries.length) {
                break;
            }
            long entry = entries[id];
            int kind = TokenBytes.kind(entry);
            if (kind <= TokenBytes.SHORT) {
                LONGS.set(to, at, entry);
                at += kind;
                continue;
            }
            int length = TokenBytes.longerLength(entry);
            if (entry >= 0 || length > ROOM) {
                break;
            }
            int from = (int) entry;
            LONGS.set(to, at, (long) LONGS.get(longer, from));
            LONGS.set(to, at + Long.BYTES, (long) LONGS.get(longer, from + Long.BYTES));
            at += length;
        }
        size = at;
        return i;
    }

    /** Appends a token of any kind, or a row of byte tokens, and says which id was the last. */
    private int appendOther(TokenBytes tokens, int[] ids, int place, int end, boolean skipSpecialTokens) {
        long entry = tokens.entry(ids[place], skipSpecialTokens, latin);
        if (TokenBytes.kind(entry) == TokenBytes.WIDE) {
            endLatin();
            entry = tokens.entry(ids[place], skipSpecialTokens, false);
        }
        int kind = TokenBytes.kind(entry);
        if (entry < 0) {
            int length = TokenBytes.longerLength(entry);
            reserve(length);
            System.arraycopy(tokens.longer(), (int) entry, text, size, length);
            size += length;
        } else if (kind <= TokenBytes.SHORT) {
            reserve(kind);
            LONGS.set(text, size, entry);
            size += kind;
        } else if (kind == TokenBytes.BYTE) {
            return appendRow(tokens, ids, place, end, skipSpecialTokens);
        }
        return place;
    }

    /** Appends bytes of byte fallback, as far as they stand in a row; U+FFFD for each if they are not UTF-8. */
    private int appendRow(TokenBytes tokens, int[] ids, int place, int end, boolean skipSpecialTokens) {
        int start = size;
        int marks = 0;
        int next = place;
        for (; next < end; next++) {
            long entry = tokens.entry(ids[next], skipSpecialTokens, latin);
            int kind = TokenBytes.kind(entry);
            if (kind == TokenBytes.BYTE) {
                reserve(1);
                text[size++] = (byte) entry;
                marks |= (byte) entry;
            } else if (kind != TokenBytes.NONE) {
                break;
            }
        }
        if (marks < 0) {
            int count = size - start;
            size = start;
            endLatin();
            size += count;
            if (!LossyUtf8.isWhole(text, start, size)) {
                replaceRow(start, count);
            }
        }
        return next - 1;
    }

    private void replaceRow(int start, int count) {
        size = start;
        reserve(3L * count);
        for (int i = 0; i < count; i++) {
            text[size++] = (byte) 0xEF;
            text[size++] = (byte) 0xBF;
            text[size++] = (byte) 0xBD;
        }
    }

    private void reserve(long more) {
        if (more > text.length - ROOM - size) {
            long needed = size + more + ROOM;
            if (needed > MAX_BYTES) {
                throw new IllegalArgumentException("text must have less than 2 GB, got " + needed + " bytes or more");
            }
            text = Arrays.copyOf(text, (int) Math.min(MAX_BYTES, Math.max(needed, 2L * text.length)));
        }
    }

    /** The bytes so far, if there has never been Latin-1. */
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
        int utf8 = latin ? to : Math.max(from, Math.min(latinEnd, to));
        Arrays.fill(text, to, to + QuickUtf8.PADDING, (byte) 0);
        String whole = reader.read(text, from, utf8, to);
        return whole == null
                ? new String(text, from, utf8 - from, StandardCharsets.ISO_8859_1)
                        + LossyUtf8.decode(Arrays.copyOfRange(text, utf8, to))
                : whole;
    }

    /** How many bytes its arrays take. */
    long memory() {
        return text.length + reader.memory();
    }
}
