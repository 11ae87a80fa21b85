package org.inkstone.core.safetensors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DTypeTest {
    @Test
    void sizesAreLongAndNeverWrap() {
        assertEquals(11_274_289_152L, DType.F32.byteSize(262_144L * 10_752));
        assertEquals(3, DType.F6_E2M3.byteSize(4));
        assertEquals(Long.MAX_VALUE, DType.U8.byteSize(Long.MAX_VALUE));
        assertThrows(ArithmeticException.class, () -> DType.U16.byteSize(Long.MAX_VALUE));
        assertThrows(ArithmeticException.class, () -> DType.F4.byteSize(3));
    }

    @Test
    void namesAreExact() {
        assertEquals(Optional.of(DType.BF16), DType.of("BF16"));
        assertEquals(Optional.empty(), DType.of("bf16"));
        assertEquals(Optional.empty(), DType.of(""));
    }

    @Test
    void integersKeepTheirSign() {
        byte[] ones = {-1, -1, -1, -1, -1, -1, -1, -1};
        long[] value = new long[1];
        List<Object> cases = List.of(
                DType.U8,
                255L,
                DType.I8,
                -1L,
                DType.U16,
                65535L,
                DType.I16,
                -1L,
                DType.U32,
                4294967295L,
                DType.I32,
                -1L,
                DType.U64,
                -1L,
                DType.I64,
                -1L,
                DType.BOOL,
                1L);
        for (int i = 0; i < cases.size(); i += 2) {
            DType dtype = (DType) cases.get(i);
            dtype.decode(ByteBuffer.wrap(ones), value, 0, 1);
            assertEquals(cases.get(i + 1), value[0], dtype.name());
            assertTrue(dtype.isInteger());
        }
        assertThrows(IllegalArgumentException.class, () -> DType.F32.decode(ByteBuffer.wrap(ones), new long[1], 0, 1));
        assertThrows(IllegalArgumentException.class, () -> DType.I32.decode(ByteBuffer.wrap(ones), new float[1], 0, 1));
        assertThrows(
                IllegalArgumentException.class, () -> DType.C64.encode(new float[1], 0, 1, ByteBuffer.allocate(8)));
    }

    @Test
    void tensorInfoChecksItself() {
        TensorInfo info = new TensorInfo("w", DType.F16, List.of(2L, 3L), 10, 22);
        assertEquals(6, info.elementCount());
        assertEquals(12, info.byteSize());
        assertArrayEquals(new int[] {2, 3}, info.dims());
        assertThrows(IllegalArgumentException.class, () -> new TensorInfo("w", DType.F16, List.of(2L), 0, 2));
        assertThrows(IllegalArgumentException.class, () -> new TensorInfo("w", DType.F16, List.of(-2L), 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new TensorInfo("w", DType.F16, List.of(0L), 2, 0));
        assertThrows(IllegalArgumentException.class, () -> new TensorInfo("w", DType.F16, List.of(0L), -1, -1));
    }
}
