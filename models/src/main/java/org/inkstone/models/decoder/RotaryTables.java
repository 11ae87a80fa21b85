package org.inkstone.models.decoder;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.inkstone.core.backend.RotaryTable;
import org.inkstone.models.config.DecoderConfig;
import org.inkstone.models.config.RopeParameters;

/** Tables of angles, made when a position is first needed and shared by layers with the same parameters. */
final class RotaryTables {
    private static final int SMALLEST = 128;

    private final DecoderConfig config;
    private final Map<RopeParameters, RotaryTable> tables = new ConcurrentHashMap<>();

    RotaryTables(DecoderConfig config) {
        this.config = config;
    }

    /** A table that covers at least the given number of positions. */
    RotaryTable of(int layer, int positions) {
        RopeParameters rope = config.rope(layer);
        return tables.compute(rope, (key, table) -> {
            if (table != null && table.positions() >= positions) {
                return table;
            }
            int room = Math.min(config.maxPositions(), Math.max(SMALLEST, 2 * positions));
            float[] frequencies = key.inverseFrequencies(config.attention().headDim());
            return new RotaryTable(frequencies, room, (float) key.attentionFactor());
        });
    }
}
