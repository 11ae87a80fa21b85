package org.inkstone.tokenizers.decoder;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Joins the bytes of tokens (字节拼接) and reads them as text.
 *
 * <p>A token of up to seven bytes, as most are, is written as eight in one go; what is written too much, the next one
 * overwrites. The text is Latin-1, a byte a character, as long as its tokens are, and UTF-8 from the first other one
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

    /** Appends short tokens of the kind that the text is of, as far as there is room, and says which one is next. */
    private int appendShort(TokenBytes tokens, int[] ids, int start, int end) {
        byte[] to = text;
        int limit = to.length - ROOM;
        int others = ~(TokenBytes.LENGTH | (latin ? TokenBytes.LATIN : TokenBytes.UTF8));
        int at = size;
        int i = start;
        for (; i < end && at <= limit; i++) {
            long entry = tokens.entry(ids[i]);
            int kind = TokenBytes.kind(entry);
            if ((kind & others) != 0) {
                break;
            }
            LONGS.set(to, at, entry);
            at += kind & TokenBytes.LENGTH;
        }
        size = at;
        return i;
    }

    /** Appends a token of any kind, or a row of byte tokens, and says which id was the last. */
    private int appendOther(TokenBytes tokens, int[] ids, int place, int end, boolean skipSpecialTokens) {
        long entry = tokens.counting(ids[place], skipSpecialTokens);
        int kind = TokenBytes.kind(entry);
        if (kind == TokenBytes.BYTE) {
            return appendRow(tokens, ids, place, end, skipSpecialTokens);
        }
        if (kind == TokenBytes.NONE) {
            return place;
        }
        int length = entry < 0 ? TokenBytes.longLength(entry) : kind & TokenBytes.LENGTH;
        int charset = entry < 0 ? TokenBytes.longKind(entry) : kind - length;
        if (charset == TokenBytes.UTF8) {
            endLatin();
        }
        reserve(2L * length);
        int start = size;
        size += length;
        if (entry >= 0) {
            LONGS.set(text, start, entry);
        } else {
            System.arraycopy(tokens.longer(), (int) entry, text, start, length);
        }
        if (charset == TokenBytes.LATIN && !latin) {
            rewrite(start);
        }
        return place;
    }

    /** Writes what is Latin-1 from a place on as UTF-8; there is room for that. */
    private void rewrite(int start) {
        byte[] characters = Arrays.copyOfRange(text, start, size);
        size = start;
        for (byte character : characters) {
            size = LatinText.writeUtf8(character, text, size);
        }
    }

    /** Appends bytes of byte fallback, as far as they stand in a row; U+FFFD for each if they are not UTF-8. */
    private int appendRow(TokenBytes tokens, int[] ids, int place, int end, boolean skipSpecialTokens) {
        int start = size;
        int marks = 0;
        int next = place;
        for (; next < end; next++) {
            long entry = tokens.counting(ids[next], skipSpecialTokens);
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
