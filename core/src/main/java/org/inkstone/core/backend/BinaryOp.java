package org.inkstone.core.backend;

/** Functions of two numbers that are applied element by element, with broadcasting. */
public enum BinaryOp {
    /** {@code a + b}. */
    ADD {
        @Override
        public double apply(double a, double b) {
            return a + b;
        }
    },
    /** {@code a − b}. */
    SUBTRACT {
        @Override
        public double apply(double a, double b) {
            return a - b;
        }
    },
    /** {@code a · b}. */
    MULTIPLY {
        @Override
        public double apply(double a, double b) {
            return a * b;
        }
    },
    /** {@code a / b}. */
    DIVIDE {
        @Override
        public double apply(double a, double b) {
            return a / b;
        }
    };

    /**
     * The function.
     *
     * @param a left operand
     * @param b right operand
     * @return its value
     */
    public abstract double apply(double a, double b);
}
