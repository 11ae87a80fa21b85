package org.inkstone.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearningRateScheduleTest {
    @Test
    void productOfWarmupAndCosineAgreesWithTheReference() {
        LearningRateSchedule schedule = new CosineDecay(4e-3, 0.1).withWarmup(100);
        for (JsonNode row : Golden.get("product")) {
            double expected = row.get(2).doubleValue();
            double rate = schedule.rateAt(row.get(0).longValue(), row.get(1).doubleValue());
            assertEquals(expected, rate, 1e-14 * expected);
        }
    }

    @Test
    void piecewiseWarmupAndCosineAgreesWithTheReference() {
        WarmupCosine schedule = new WarmupCosine(6e-4, 2000, 600_000, 0.1);
        for (JsonNode row : Golden.get("piecewise")) {
            double expected = row.get(1).doubleValue();
            assertEquals(expected, schedule.rateAt(row.get(0).longValue(), 0), 1e-12 * expected);
        }
        assertEquals(2.99850e-7, schedule.rateAt(0, 0), 1e-12);
        assertEquals(5.99700e-4, schedule.rateAt(1999, 0), 1e-9);
        assertEquals(6e-4, schedule.rateAt(2000, 0));
    }

    @ParameterizedTest
    @CsvSource({"0, 10", "0, 1", "1, 1", "10, 10", "50, 10", "9, 10"})
    void ratesAreFiniteAndInRangeForAnyWarmup(long warmup, long total) {
        LearningRateSchedule piecewise = new WarmupCosine(1, warmup, total, 0.1);
        LearningRateSchedule product = new CosineDecay(1, 0.1).withWarmup(warmup);
        for (long step = 0; step < 2 * total; step++) {
            double progress = Math.min(1, (double) step / total);
            for (LearningRateSchedule schedule : new LearningRateSchedule[] {piecewise, product}) {
                double rate = schedule.rateAt(step, progress);
                assertTrue(rate > 0 && rate <= 1, schedule.describe() + " at " + step + ": " + rate);
            }
        }
        assertEquals(warmup == 0 ? 1 : 1.0 / (warmup + 1), piecewise.rateAt(0, 0));
    }

    @Test
    void linearAndConstant() {
        LinearDecay linear = new LinearDecay(2, 0.25);
        assertEquals(2, linear.rateAt(0, 0));
        assertEquals(1.25, linear.rateAt(5, 0.5));
        assertEquals(0.5, linear.rateAt(10, 1));
        assertEquals(0.5, linear.rateAt(11, 1.5));
        assertEquals(0.3, new ConstantRate(0.3).rateAt(99, 0.7));
        assertEquals(0.15, new ConstantRate(0.3).withWarmup(2).rateAt(0, 0));
    }

    @Test
    void describesItselfForCheckpoints() {
        assertEquals(
                "LinearWarmup[after=CosineDecay[peak=0.004, floorFraction=0.1], steps=100]",
                new CosineDecay(4e-3, 0.1).withWarmup(100).describe());
        LearningRateSchedule custom = (step, progress) -> 1;
        assertEquals("LinearWarmup[after=custom, steps=3]", custom.withWarmup(3).describe());
    }

    @Test
    void refusesBadInput() {
        assertThrows(IllegalArgumentException.class, () -> new ConstantRate(-1));
        assertThrows(IllegalArgumentException.class, () -> new ConstantRate(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new LinearDecay(1, 1.5));
        assertThrows(IllegalArgumentException.class, () -> new CosineDecay(1, -0.1));
        assertThrows(IllegalArgumentException.class, () -> new CosineDecay(1, 0.1).withWarmup(-1));
        assertThrows(IllegalArgumentException.class, () -> new WarmupCosine(1, -1, 10, 0));
        assertThrows(IllegalArgumentException.class, () -> new WarmupCosine(1, 0, 0, 0));
    }
}
