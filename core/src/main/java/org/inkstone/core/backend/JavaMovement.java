package org.inkstone.core.backend;

/** Kernels of the reference backend that sum, spread, move and rotate numbers. */
final class JavaMovement {
    private JavaMovement() {}

    static void sumAxis(
            JavaStorage in, int outer, int length, int inner, float scale, JavaStorage result, boolean accumulate) {
        for (int o = 0; o < outer; o++) {
            for (int i = 0; i < inner; i++) {
                double sum = 0;
                for (int l = 0; l < length; l++) {
                    sum += in.get((o * length + l) * inner + i);
                }
                result.put(o * inner + i, scale * sum, accumulate);
            }
        }
    }

    static void spreadAxis(
            JavaStorage in, int outer, int length, int inner, float scale, JavaStorage result, boolean accumulate) {
        for (int o = 0; o < outer; o++) {
            for (int l = 0; l < length; l++) {
                for (int i = 0; i < inner; i++) {
                    result.put((o * length + l) * inner + i, scale * in.get(o * inner + i), accumulate);
                }
            }
        }
    }

    static void permute(JavaStorage in, int[] dims, int[] order, JavaStorage result, boolean accumulate) {
        int rank = dims.length;
        int[] step = new int[rank];
        int stride = 1;
        for (int axis = rank - 1; axis >= 0; axis--) {
            step[axis] = stride;
            stride *= dims[axis];
        }
        for (int o = 0; o < result.size(); o++) {
            int rest = o;
            int from = 0;
            for (int axis = rank - 1; axis >= 0; axis--) {
                from += rest % dims[order[axis]] * step[order[axis]];
                rest /= dims[order[axis]];
            }
            result.put(o, in.get(from), accumulate);
        }
    }

    static void copyRows(
            JavaStorage s,
            int sourceFrom,
            int sourceStride,
            JavaStorage t,
            int targetFrom,
            int targetStride,
            int rows,
            int width,
            boolean accumulate) {
        for (int r = 0; r < rows; r++) {
            for (int i = 0; i < width; i++) {
                t.put(targetFrom + r * targetStride + i, s.get(sourceFrom + r * sourceStride + i), accumulate);
            }
        }
    }

    static void scatterAddRows(JavaStorage from, int[] ids, int width, JavaStorage to) {
        for (int r = 0; r < ids.length; r++) {
            for (int i = 0; i < width; i++) {
                to.put(ids[r] * width + i, from.get(r * width + i), true);
            }
        }
    }

    static void rotate(
            JavaStorage in,
            int[] positions,
            int heads,
            RotaryTable table,
            boolean inverse,
            JavaStorage result,
            boolean accumulate) {
        int half = table.half();
        for (int r = 0; r < positions.length; r++) {
            for (int h = 0; h < heads; h++) {
                int at = (r * heads + h) * 2 * half;
                for (int i = 0; i < half; i++) {
                    double cos = table.cos(positions[r], i);
                    double sin = inverse ? -table.sin(positions[r], i) : table.sin(positions[r], i);
                    double a = in.get(at + i);
                    double b = in.get(at + half + i);
                    result.put(at + i, a * cos - b * sin, accumulate);
                    result.put(at + half + i, b * cos + a * sin, accumulate);
                }
            }
        }
    }
}
