package org.inkstone.tokenizers.pretokenizer;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The moves of {@link Scan} on texts of Latin-1 characters, a byte each: letters are passed eight a step (逐八字节扫描).
 *
 * <p>Whether a byte is a letter of ASCII is computed for all eight bytes of a long at once. With bit 0x20 set, capitals
 * become small letters, and then
 * <pre>{@code
 * byte + 0x1F has bit 0x80     from 'a' on
 * byte + 0x05 has bit 0x80     behind 'z'
 * }</pre>
 *
 * <p>The lowest byte that is no letter says where the word ends. So a word is one step and one branch, nearly always the
 * same, where a loop over characters would end at a place that the processor cannot guess. The other letters of Latin-1,
 * such as é, stop the step and are looked up in a table.
 */
final class Latin1Scan {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long EACH = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    /** The kind of each character; none is {@link Scan#PAIR}. */
    private static final byte[] KINDS = new byte[256];

    static {
        System.arraycopy(Scan.KINDS, 0, KINDS, 0, KINDS.length);
    }

    private Latin1Scan() {}

    /** Letter, number, white space or anything else; the 0 behind a text is anything else. */
    static int kind(byte[] text, int at) {
        return KINDS[text[at] & 0xFF];
    }

    /** The end of the letters from a place on. */
    static int letters(byte[] text, int start) {
        for (int at = start; ; at++) {
            long others = noLetters(text, at);
            while (others == 0) {
                at += Long.BYTES;
                others = noLetters(text, at);
            }
            at += Long.numberOfTrailingZeros(others) / Byte.SIZE;
            if (text[at] >= 0 || kind(text, at) != Scan.LETTER) {
                return at;
            }
        }
    }

    /** The end of the small letters of ASCII from a place on. */
    static int smallLetters(byte[] text, int start) {
        int at = start;
        long others = noSmallLetters((long) LONGS.get(text, at));
        while (others == 0) {
            at += Long.BYTES;
            others = noSmallLetters((long) LONGS.get(text, at));
        }
        return at + Long.numberOfTrailingZeros(others) / Byte.SIZE;
    }

    /** The high bit of each of eight bytes that is no letter of ASCII. */
    private static long noLetters(byte[] text, int at) {
        long eight = (long) LONGS.get(text, at);
        return noSmallLetters(eight | (0x20 * EACH));
    }

    private static long noSmallLetters(long eight) {
        long low = eight & ~HIGH_BITS;
        return (~(low + 0x1F * EACH) | (low + 0x05 * EACH) | eight) & HIGH_BITS;
    }

    /** The end of the run of characters of one kind that starts at {@code start}. */
    static int run(byte[] text, int start, int limit, int kind) {
        int at = start;
        while (at < limit && kind(text, at) == kind) {
            at++;
        }
        return at;
    }

    /** The end of a run of at most {@code most} number characters. */
    static int numbers(byte[] text, int start, int limit, int most) {
        return run(text, start, Math.min(limit, start + most), Scan.NUMBER);
    }

    /** As {@link Scan#whiteSpace}. */
    static int whiteSpace(byte[] text, int start, int limit) {
        return butTheLast(start, run(text, start, limit, Scan.SPACE), limit);
    }

    private static int butTheLast(int start, int end, int limit) {
        return end == limit || end == start + 1 ? end : end - 1;
    }

    static boolean isLineEnd(byte c) {
        return c == '\n' || c == '\r';
    }

    /** As {@link Scan#lines}. */
    static int lines(byte[] text, int start, int limit) {
        int end = run(text, start, limit, Scan.SPACE);
        for (int at = end; at > start; at--) {
            if (isLineEnd(text[at - 1])) {
                return at;
            }
        }
        return butTheLast(start, end, limit);
    }

    /** As {@link Scan#contraction}; the zeros behind the text belong to none. */
    static int contraction(byte[] text, int start) {
        return text[start] == '\'' ? contraction(start, text[start + 1] | 0x20, text[start + 2] | 0x20) : start;
    }

    /** The same in small letters only. */
    static int smallContraction(byte[] text, int start) {
        return text[start] == '\'' ? contraction(start, text[start + 1], text[start + 2]) : start;
    }

    private static int contraction(int start, int a, int b) {
        if (a == 's' || a == 't' || a == 'm' || a == 'd') {
            return start + 2;
        }
        return (a == 'r' && b == 'e') || (a == 'v' && b == 'e') || (a == 'l' && b == 'l') ? start + 3 : start;
    }
}
