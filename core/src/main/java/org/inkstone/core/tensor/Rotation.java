package org.inkstone.core.tensor;

import org.inkstone.core.backend.RotaryTable;
import org.inkstone.core.backend.TensorBackend;

/**
 * Rotary position embedding (旋转位置编码): turns each pair of dimensions of a head by an angle that grows with the
 * position, so that the product of a query and a key depends on their distance only.
 *
 * <pre>{@code
 * y = R(p)·x        dx = R(−p)·dy
 * [a; b] ↦ [a·cos θ − b·sin θ; b·cos θ + a·sin θ],  θ = p·inverseFrequency,  a and b the halves of a head
 * }</pre>
 *
 * @see RotaryTable
 */
final class Rotation {
    private Rotation() {}

    static Tensor of(Tensor x, int[] positions, RotaryTable table) {
        int headDim = 2 * table.half();
        int width = x.shape().dim(-1);
        int rows = width == 0 ? 0 : x.shape().size() / width;
        if (width % headDim != 0 || positions.length != rows) {
            throw new IllegalArgumentException("rotate: " + x.shape() + " does not hold heads of width " + headDim
                    + " in " + positions.length + " rows");
        }
        int[] places = positions.clone();
        for (int place : places) {
            if (place < 0 || place >= table.positions()) {
                throw new IllegalArgumentException(
                        "rotate: position must be in [0, " + table.positions() + "), got " + place);
            }
        }
        TensorBackend backend = x.backend();
        int heads = width / headDim;
        Tensor y = Tensor.temporary(backend, x.shape());
        backend.rotate(x.storage(), places, heads, table, false, y.storage(), false);
        return Tape.record(
                "rotate",
                y,
                dy -> x.addGradient(
                        (dx, accumulate) -> backend.rotate(dy.storage(), places, heads, table, true, dx, accumulate)),
                x);
    }
}
