package org.inkstone.core.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.inkstone.core.backend.AttentionShape;
import org.inkstone.core.backend.RotaryTable;
import org.inkstone.core.backend.UnaryOp;

/** An operation to be tested on every backend: its inputs' shapes, the range of their numbers, and what it computes. */
public record Operation(String name, double low, double high, List<Shape> inputs, Function<Tensor[], Tensor> function) {

    @Override
    public String toString() {
        return name;
    }

    /** Every operation in the shapes that matter: broadcasting, odd sizes, single rows, cached keys, windows. */
    public static List<Operation> all() {
        List<Operation> all = new ArrayList<>();
        for (UnaryOp op : UnaryOp.values()) {
            boolean positive = op == UnaryOp.LOG || op == UnaryOp.SQRT;
            all.add(new Operation(op.name(), positive ? 0.5 : -3, 3, List.of(Shape.of(7, 19)), in -> in[0].map(op)));
        }
        binary(all, Shape.of(5, 7), Shape.of(5, 7));
        binary(all, Shape.of(5, 7), Shape.of(7));
        binary(all, Shape.of(7), Shape.of(5, 7));
        binary(all, Shape.of(3, 4, 5), Shape.of(4, 1));
        binary(all, Shape.of(3, 1, 5), Shape.of(1, 4, 1));
        binary(all, Shape.of(2, 3), Shape.of());
        binary(all, Shape.of(3), Shape.of(1, 1, 3));
        one(all, "square by multiply", Shape.of(4, 5), x -> x.multiply(x));
        one(all, "double by add", Shape.of(4, 5), x -> x.add(x));
        one(all, "zero by subtract", Shape.of(4, 5), x -> x.subtract(x).add(x));
        one(all, "affine", Shape.of(4, 5), x -> x.affine(-1.5, 0.25));
        one(all, "dropout", Shape.of(9, 31), x -> x.dropout(0.3, 42));
        two(all, "matmul", Shape.of(5, 7), Shape.of(7, 3), Tensor::matmul);
        two(all, "matmul large", Shape.of(130, 67), Shape.of(67, 33), Tensor::matmul);
        two(all, "matmul rows", Shape.of(2, 5, 7), Shape.of(7, 3), Tensor::matmul);
        two(all, "matmul batch", Shape.of(4, 5, 7), Shape.of(4, 7, 3), Tensor::matmul);
        two(all, "matmul vector", Shape.of(7), Shape.of(7, 3), Tensor::matmul);
        two(all, "matmul transposed", Shape.of(5, 7), Shape.of(3, 7), Tensor::matmulTransposed);
        two(all, "matmul transposed large", Shape.of(300, 65), Shape.of(129, 65), Tensor::matmulTransposed);
        two(all, "matmul transposed batch", Shape.of(2, 3, 5, 7), Shape.of(2, 3, 4, 7), Tensor::matmulTransposed);
        three(all, "linear", Shape.of(2, 5, 7), Shape.of(7, 3), Shape.of(3), Tensor::linear);
        three(all, "linear large", Shape.of(300, 65), Shape.of(65, 129), Shape.of(129), Tensor::linear);
        three(all, "linear transposed", Shape.of(5, 7), Shape.of(3, 7), Shape.of(3), Tensor::linearTransposed);
        one(all, "matmul with itself", Shape.of(5, 5), x -> x.matmul(x));
        one(all, "reshape", Shape.of(4, 6), x -> x.reshape(2, -1).multiply(x.reshape(2, 12)));
        one(all, "permute", Shape.of(2, 3, 4, 5), x -> x.permute(2, 0, 3, 1));
        one(all, "slice first", Shape.of(6, 5), x -> x.slice(0, 1, 4));
        one(all, "slice last", Shape.of(3, 9), x -> x.slice(-1, 3, 6).add(x.slice(-1, 0, 3)));
        two(all, "concatenate", Shape.of(3, 2, 4), Shape.of(3, 5, 4), (a, b) -> Tensor.concatenate(1, a, b, a));
        one(all, "sum", Shape.of(7, 5), x -> x.multiply(x).sum());
        one(all, "mean", Shape.of(7, 5), x -> x.multiply(x).mean());
        one(all, "sum first", Shape.of(7, 5), x -> x.sum(0));
        one(all, "sum middle", Shape.of(3, 7, 5), x -> x.sum(1));
        one(all, "mean last", Shape.of(7, 5), x -> x.mean(-1));
        one(all, "softmax", Shape.of(6, 33), Tensor::softmax);
        one(all, "logSoftmax", Shape.of(6, 33), Tensor::logSoftmax);
        all.add(new Operation(
                "layerNorm",
                -2,
                2,
                List.of(Shape.of(70, 33), Shape.of(33), Shape.of(33)),
                in -> in[0].layerNorm(in[1], in[2], 1e-5)));
        two(all, "rmsNorm", Shape.of(70, 33), Shape.of(33), (x, g) -> x.rmsNorm(g, 1e-6));
        one(all, "rows", Shape.of(9, 6), x -> x.rows(3, 0, 3, 8, 3));
        RotaryTable table = new RotaryTable(new float[] {1, 0.3f, 0.01f}, 20, 1);
        one(all, "rotate", Shape.of(4, 12), x -> x.rotate(new int[] {0, 7, 19, 3}, table));
        attention(all, "attention", new AttentionShape(2, 9, 9, 4, 4, 5, true, 0, 0.4f));
        attention(all, "attention one head", new AttentionShape(1, 70, 70, 1, 1, 8, true, 0, 0.35f));
        attention(all, "attention grouped", new AttentionShape(2, 6, 6, 4, 2, 5, true, 0, 0.4f));
        attention(all, "attention cached", new AttentionShape(1, 3, 11, 4, 2, 5, true, 0, 0.4f));
        attention(all, "attention window", new AttentionShape(2, 9, 9, 2, 1, 5, true, 3, 0.4f));
        attention(all, "attention open", new AttentionShape(2, 4, 7, 2, 2, 5, false, 0, 0.4f));
        one(all, "crossEntropy", Shape.of(5, 33), x -> x.crossEntropy(new int[] {0, 32, -1, 7, 7}, -1));
        return all;
    }

    private static void one(List<Operation> all, String name, Shape x, Function<Tensor, Tensor> f) {
        all.add(new Operation(name, -2, 2, List.of(x), in -> f.apply(in[0])));
    }

    private static void two(
            List<Operation> all, String name, Shape a, Shape b, java.util.function.BinaryOperator<Tensor> f) {
        all.add(new Operation(name, -2, 2, List.of(a, b), in -> f.apply(in[0], in[1])));
    }

    /** An input with the two parameters of a layer. */
    @FunctionalInterface
    private interface Layer {
        Tensor apply(Tensor x, Tensor first, Tensor second);
    }

    private static void three(List<Operation> all, String name, Shape x, Shape first, Shape second, Layer f) {
        all.add(new Operation(name, -2, 2, List.of(x, first, second), in -> f.apply(in[0], in[1], in[2])));
    }

    private static void binary(List<Operation> all, Shape a, Shape b) {
        two(all, "add " + a + b, a, b, Tensor::add);
        two(all, "subtract " + a + b, a, b, Tensor::subtract);
        two(all, "multiply " + a + b, a, b, Tensor::multiply);
        all.add(new Operation("divide " + a + b, 0.5, 2, List.of(a, b), in -> in[0].divide(in[1])));
    }

    private static void attention(List<Operation> all, String name, AttentionShape s) {
        Shape q = Shape.of(s.batch(), s.queryLength(), s.heads() * s.headDim());
        Shape k = Shape.of(s.batch(), s.keyLength(), s.keyValueHeads() * s.headDim());
        all.add(new Operation(name, -2, 2, List.of(q, k, k), in -> in[0].attend(in[1], in[2], s)));
    }
}
