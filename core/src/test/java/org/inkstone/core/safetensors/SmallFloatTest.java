package org.inkstone.core.safetensors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class SmallFloatTest {
    @Test
    void valuesByHand() {
        assertEquals(1f, SmallFloat.FLOAT16.decode(0x3c00));
        assertEquals(65504f, SmallFloat.FLOAT16.decode(0x7bff));
        assertEquals(0x1p-24f, SmallFloat.FLOAT16.decode(1));
        assertEquals(Float.NEGATIVE_INFINITY, SmallFloat.FLOAT16.decode(0xfc00));
        assertEquals(448f, SmallFloat.FLOAT8_E4M3.decode(0x7e));
        assertEquals(0x7e, SmallFloat.FLOAT8_E4M3.encode(480));
        assertEquals(0xfe, SmallFloat.FLOAT8_E4M3.encode(Float.NEGATIVE_INFINITY));
        assertTrue(Float.isNaN(SmallFloat.FLOAT8_E4M3.decode(0x7f)));
        assertEquals(57344f, SmallFloat.FLOAT8_E5M2.decode(0x7b));
        assertEquals(-0f, SmallFloat.FLOAT8_E5M2.decode(0x80));
        assertEquals(0x1p-133f, SmallFloat.BFLOAT16.decode(1));
    }

    @Test
    void tiesGoToTheEvenCode() {
        assertEquals(0x3c00, SmallFloat.FLOAT16.encode(1 + 0x1p-11f));
        assertEquals(0x3c02, SmallFloat.FLOAT16.encode(1 + 3 * 0x1p-11f));
        assertEquals(0x3c01, SmallFloat.FLOAT16.encode(1 + 0x1p-11f + 0x1p-23f));
        assertEquals(0, SmallFloat.FLOAT16.encode(0x1p-25f));
        assertEquals(1, SmallFloat.FLOAT16.encode(Math.nextUp(0x1p-25f)));
        assertEquals(0x7bff, SmallFloat.FLOAT16.encode(Math.nextDown(65520f)));
        assertEquals(0x7c00, SmallFloat.FLOAT16.encode(65520f));
    }

    @Test
    void everyCodeSurvives() {
        for (SmallFloat format : new SmallFloat[] {
            SmallFloat.FLOAT16, SmallFloat.BFLOAT16, SmallFloat.FLOAT8_E4M3, SmallFloat.FLOAT8_E5M2
        }) {
            int bits = 1 + format.exponentBits() + format.mantissaBits();
            for (int code = 0; code < 1 << bits; code++) {
                float value = format.decode(code);
                if (Float.isNaN(value)) {
                    assertTrue(Float.isNaN(format.decode(format.encode(value))));
                } else {
                    assertEquals(code, format.encode(value), format + " of " + value);
                }
            }
        }
    }

    @Test
    void theFastFormsEqualTheSlowOne() {
        for (int code = 0; code < 1 << 16; code++) {
            assertEquals(SmallFloat.FLOAT16.decode(code), Float16.toFloat((short) code), 0f);
            assertEquals(SmallFloat.BFLOAT16.decode(code), BFloat16.toFloat((short) code), 0f);
            assertEquals((short) code, Float16.fromFloat(Float16.toFloat((short) code)));
            assertEquals((short) code, BFloat16.fromFloat(BFloat16.toFloat((short) code)));
        }
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(11);
        for (int i = 0; i < 200_000; i++) {
            float value = Float.intBitsToFloat(random.nextInt());
            if (!Float.isNaN(value)) {
                assertEquals((short) SmallFloat.FLOAT16.encode(value), Float16.fromFloat(value));
                assertEquals((short) SmallFloat.BFLOAT16.encode(value), BFloat16.fromFloat(value));
            }
        }
    }

    @Test
    void nothingIsNearerThanTheCodeChosen() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(12);
        SmallFloat format = SmallFloat.FLOAT8_E4M3;
        for (int i = 0; i < 2000; i++) {
            float value = (float) (random.nextGaussian() * Math.pow(2, random.nextInt(-12, 8)));
            if (Math.abs(value) > 448) {
                continue;
            }
            double error = Math.abs(value - (double) format.decode(format.encode(value)));
            for (int code = 0; code < 256; code++) {
                assertTrue(!(Math.abs(value - (double) format.decode(code)) < error), "of " + value);
            }
        }
    }

    @Test
    void widthsAreChecked() {
        assertThrows(IllegalArgumentException.class, () -> new SmallFloat(1, 3, false));
        assertThrows(IllegalArgumentException.class, () -> new SmallFloat(8, 8, false));
        assertThrows(IllegalArgumentException.class, () -> new SmallFloat(5, 0, false));
    }
}
