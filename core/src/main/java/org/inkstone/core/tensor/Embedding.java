package org.inkstone.core.tensor;

import org.inkstone.core.backend.TensorBackend;

/**
 * Embedding look-up (词嵌入): picks rows of a table.
 *
 * <pre>{@code
 * y[i] = table[ids[i]]        dTable[ids[i]] += dy[i], in the order of i
 * }</pre>
 */
final class Embedding {
    private Embedding() {}

    static Tensor lookUp(Tensor table, int[] ids) {
        if (table.shape().rank() != 2) {
            throw new IllegalArgumentException("rows: needs a table [entries, width], got " + table.shape());
        }
        int entries = table.shape().dim(0);
        int width = table.shape().dim(1);
        int[] rows = ids.clone();
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] < 0 || rows[i] >= entries) {
                throw new IllegalArgumentException(
                        "rows: id must be in [0, " + entries + "), got " + rows[i] + " at position " + i);
            }
        }
        TensorBackend backend = table.backend();
        Tensor y = Tensor.temporary(backend, Shape.of(rows.length, width));
        backend.gatherRows(table.storage(), rows, width, y.storage());
        return Tape.record(
                "rows",
                y,
                dy -> table.addGradient((dTable, accumulate) -> {
                    if (!accumulate) {
                        backend.fill(dTable, 0);
                    }
                    backend.scatterAddRows(dy.storage(), rows, width, dTable);
                }),
                table);
    }
}
