package org.inkstone.core.safetensors;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * The element types (数据类型) of safetensors, by the names the format gives them. Numbers are little-endian.
 *
 * <p>The constants stand in the order of the reference implementation, which sorts the tensors of a file by it.
 */
public enum DType {
    /** One byte, 0 or 1. */
    BOOL(8),
    /** 4-bit float, 2 bits of exponent, 1 of mantissa; two in a byte. */
    F4(4),
    /** 6-bit float, 2 bits of exponent, 3 of mantissa; four in three bytes. */
    F6_E2M3(6),
    /** 6-bit float, 3 bits of exponent, 2 of mantissa; four in three bytes. */
    F6_E3M2(6),
    /** Unsigned 8-bit integer. */
    U8(8),
    /** Signed 8-bit integer. */
    I8(8),
    /** 8-bit float, {@link SmallFloat#FLOAT8_E5M2}. */
    F8_E5M2(8),
    /** 8-bit float, {@link SmallFloat#FLOAT8_E4M3}. */
    F8_E4M3(8),
    /** 8 bits of exponent alone: a power of two, the scale of a block. */
    F8_E8M0(8),
    /** 8-bit float of another bias, without infinities and negative zero. */
    F8_E4M3FNUZ(8),
    /** 8-bit float of another bias, without infinities and negative zero. */
    F8_E5M2FNUZ(8),
    /** Signed 16-bit integer. */
    I16(16),
    /** Unsigned 16-bit integer. */
    U16(16),
    /** Half precision, {@link Float16}. */
    F16(16),
    /** {@link BFloat16}. */
    BF16(16),
    /** Signed 32-bit integer. */
    I32(32),
    /** Unsigned 32-bit integer. */
    U32(32),
    /** Single precision. */
    F32(32),
    /** Complex number of two single-precision ones. */
    C64(64),
    /** Double precision. */
    F64(64),
    /** Signed 64-bit integer. */
    I64(64),
    /** Unsigned 64-bit integer. */
    U64(64);

    private final int bits;

    DType(int bits) {
        this.bits = bits;
    }

    /**
     * Finds a type by its name in a file.
     *
     * @param name such as {@code BF16}; upper case
     * @return the type, or empty if the format has none of that name
     */
    public static Optional<DType> of(String name) {
        return Arrays.stream(values())
                .filter(dtype -> dtype.name().equals(name))
                .findFirst();
    }

    /**
     * The size of an element.
     *
     * @return in bits: 4, 6, 8, 16, 32 or 64
     */
    public int bits() {
        return bits;
    }

    /**
     * The size of many elements.
     *
     * @param elements how many, at least 0
     * @return in bytes
     * @throws ArithmeticException if the size is 2⁶³ bits or more, or no whole number of bytes
     */
    public long byteSize(long elements) {
        long size = bits % 8 == 0 ? Math.multiplyExact(elements, bits / 8) : Math.multiplyExact(elements, bits);
        if (bits % 8 == 0) {
            return size;
        }
        if (size % 8 != 0) {
            throw new ArithmeticException(elements + " elements of " + this + " are not a whole number of bytes");
        }
        return size / 8;
    }

    /**
     * Whether {@link #decode(ByteBuffer, float[], int, int) decode} and {@link #encode(float[], int, int, ByteBuffer)
     * encode} know the type.
     *
     * @return true for F64, F32, F16, BF16, F8_E5M2 and F8_E4M3
     */
    public boolean isFloat() {
        return switch (this) {
            case F64, F32, F16, BF16, F8_E5M2, F8_E4M3 -> true;
            default -> false;
        };
    }

    /**
     * Whether {@link #decode(ByteBuffer, long[], int, int) decode} knows the type.
     *
     * @return true for BOOL and the integers
     */
    public boolean isInteger() {
        return switch (this) {
            case BOOL, U8, I8, I16, U16, I32, U32, I64, U64 -> true;
            default -> false;
        };
    }

    /**
     * Takes floats from bytes. All types are exact but F64, which is rounded to the nearest float.
     *
     * @param in holds the elements at its position, which is moved on
     * @param out takes the numbers
     * @param from where in {@code out} to begin
     * @param count how many
     * @throws IllegalArgumentException if this is no {@link #isFloat() float type}
     */
    public void decode(ByteBuffer in, float[] out, int from, int count) {
        in.order(ByteOrder.LITTLE_ENDIAN);
        int end = from + count;
        switch (this) {
            case F32 -> {
                in.asFloatBuffer().get(out, from, count);
                in.position(in.position() + 4 * count);
            }
            case F64 -> {
                for (int i = from; i < end; i++) {
                    out[i] = (float) in.getDouble();
                }
            }
            case F16 -> {
                for (int i = from; i < end; i++) {
                    out[i] = Float16.toFloat(in.getShort());
                }
            }
            case BF16 -> {
                for (int i = from; i < end; i++) {
                    out[i] = BFloat16.toFloat(in.getShort());
                }
            }
            case F8_E5M2 -> decode8(Float8Tables.E5M2, in, out, from, end);
            case F8_E4M3 -> decode8(Float8Tables.E4M3, in, out, from, end);
            default -> throw notFloat();
        }
    }

    /**
     * Puts floats into bytes, each rounded to the nearest value of the type, ties to even.
     *
     * @param in the numbers
     * @param from where in {@code in} to begin
     * @param count how many
     * @param out takes the elements at its position, which is moved on
     * @throws IllegalArgumentException if this is no {@link #isFloat() float type}
     */
    public void encode(float[] in, int from, int count, ByteBuffer out) {
        out.order(ByteOrder.LITTLE_ENDIAN);
        int end = from + count;
        switch (this) {
            case F32 -> {
                out.asFloatBuffer().put(in, from, count);
                out.position(out.position() + 4 * count);
            }
            case F64 -> {
                for (int i = from; i < end; i++) {
                    out.putDouble(in[i]);
                }
            }
            case F16 -> {
                for (int i = from; i < end; i++) {
                    out.putShort(Float16.fromFloat(in[i]));
                }
            }
            case BF16 -> {
                for (int i = from; i < end; i++) {
                    out.putShort(BFloat16.fromFloat(in[i]));
                }
            }
            case F8_E5M2 -> encode8(SmallFloat.FLOAT8_E5M2, in, from, end, out);
            case F8_E4M3 -> encode8(SmallFloat.FLOAT8_E4M3, in, from, end, out);
            default -> throw notFloat();
        }
    }

    /**
     * Takes integers from bytes. BOOL gives 0 or 1; U64 gives the same 64 bits, which are negative from 2⁶³ on.
     *
     * @param in holds the elements at its position, which is moved on
     * @param out takes the numbers
     * @param from where in {@code out} to begin
     * @param count how many
     * @throws IllegalArgumentException if this is no {@link #isInteger() integer type}
     */
    public void decode(ByteBuffer in, long[] out, int from, int count) {
        in.order(ByteOrder.LITTLE_ENDIAN);
        for (int i = from; i < from + count; i++) {
            out[i] = switch (this) {
                case BOOL -> in.get() == 0 ? 0 : 1;
                case U8 -> in.get() & 0xff;
                case I8 -> in.get();
                case I16 -> in.getShort();
                case U16 -> in.getShort() & 0xffff;
                case I32 -> in.getInt();
                case U32 -> in.getInt() & 0xffffffffL;
                case I64, U64 -> in.getLong();
                default -> throw new IllegalArgumentException("dtype must be BOOL or an integer, got " + this);
            };
        }
    }

    private static void decode8(float[] table, ByteBuffer in, float[] out, int from, int end) {
        for (int i = from; i < end; i++) {
            out[i] = table[in.get() & 0xff];
        }
    }

    private static void encode8(SmallFloat format, float[] in, int from, int end, ByteBuffer out) {
        for (int i = from; i < end; i++) {
            out.put((byte) format.encode(in[i]));
        }
    }

    private IllegalArgumentException notFloat() {
        return new IllegalArgumentException("dtype must be F64, F32, F16, BF16, F8_E5M2 or F8_E4M3, got " + this);
    }

    /** The value of each of the 256 codes. */
    private static final class Float8Tables {
        static final float[] E5M2 = table(SmallFloat.FLOAT8_E5M2);
        static final float[] E4M3 = table(SmallFloat.FLOAT8_E4M3);

        private static float[] table(SmallFloat format) {
            float[] values = new float[256];
            for (int code = 0; code < 256; code++) {
                values[code] = format.decode(code);
            }
            return values;
        }
    }
}
