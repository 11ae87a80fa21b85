package org.inkstone.core.backend;

/**
 * Functions of one number that are applied to each element of a tensor, each with its derivative beside it.
 *
 * <p>The methods here are the definition, in double precision; a backend may compute them faster, within float32
 * rounding.
 */
public enum UnaryOp {
    /** {@code y = −x}, {@code y′ = −1}. */
    NEGATE {
        @Override
        public double apply(double x) {
            return -x;
        }

        @Override
        public double derivative(double x, double y) {
            return -1;
        }
    },
    /** {@code y = eˣ}, {@code y′ = y}. */
    EXP {
        @Override
        public double apply(double x) {
            return Math.exp(x);
        }

        @Override
        public double derivative(double x, double y) {
            return y;
        }
    },
    /** {@code y = ln x}, {@code y′ = 1/x}. */
    LOG {
        @Override
        public double apply(double x) {
            return Math.log(x);
        }

        @Override
        public double derivative(double x, double y) {
            return 1 / x;
        }
    },
    /** {@code y = √x}, {@code y′ = 1/(2y)}. */
    SQRT {
        @Override
        public double apply(double x) {
            return Math.sqrt(x);
        }

        @Override
        public double derivative(double x, double y) {
            return 0.5 / y;
        }
    },
    /** {@code y = tanh x}, {@code y′ = 1 − y²}. */
    TANH {
        @Override
        public double apply(double x) {
            return Math.tanh(x);
        }

        @Override
        public double derivative(double x, double y) {
            return 1 - y * y;
        }
    },
    /** {@code y = σ(x) = 1/(1+e⁻ˣ)}, {@code y′ = y(1−y)}. */
    SIGMOID {
        @Override
        public double apply(double x) {
            return 1 / (1 + Math.exp(-x));
        }

        @Override
        public double derivative(double x, double y) {
            return y * (1 - y);
        }
    },
    /** {@code y = max(x, 0)}, {@code y′ = 1 if x > 0 else 0}. */
    RELU {
        @Override
        public double apply(double x) {
            return x > 0 || Double.isNaN(x) ? x : 0;
        }

        @Override
        public double derivative(double x, double y) {
            return x > 0 ? 1 : 0;
        }
    },
    /**
     * GELU with the Gauss error function (Hendrycks, Gimpel 2016, arXiv 1606.08415): {@code y = x·Φ(x)} with
     * {@code Φ(x) = ½(1 + erf(x/√2))}; {@code y′ = Φ(x) + x·φ(x)}, {@code φ(x) = e^(−x²/2)/√(2π)}.
     */
    GELU {
        @Override
        public double apply(double x) {
            return x * 0.5 * (1 + ErrorFunction.erf(x * INVERSE_SQRT_2));
        }

        @Override
        public double derivative(double x, double y) {
            double cumulative = 0.5 * (1 + ErrorFunction.erf(x * INVERSE_SQRT_2));
            return cumulative + x * Math.exp(-0.5 * x * x) * INVERSE_SQRT_2_PI;
        }
    },
    /**
     * GELU in the tanh form of GPT-2 and Gemma: {@code y = ½x(1 + tanh u)}, {@code u = √(2/π)(x + 0.044715x³)};
     * {@code y′ = ½(1 + tanh u) + ½x(1 − tanh² u)·√(2/π)(1 + 3·0.044715x²)}.
     */
    GELU_TANH {
        @Override
        public double apply(double x) {
            return 0.5 * x * (1 + Math.tanh(SQRT_2_BY_PI * (x + 0.044715 * x * x * x)));
        }

        @Override
        public double derivative(double x, double y) {
            double t = Math.tanh(SQRT_2_BY_PI * (x + 0.044715 * x * x * x));
            return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * SQRT_2_BY_PI * (1 + 3 * 0.044715 * x * x);
        }
    },
    /** SiLU or swish: {@code y = x·σ(x)}, {@code y′ = σ(x)(1 + x(1−σ(x)))}. */
    SILU {
        @Override
        public double apply(double x) {
            return x / (1 + Math.exp(-x));
        }

        @Override
        public double derivative(double x, double y) {
            double s = 1 / (1 + Math.exp(-x));
            return s * (1 + x * (1 - s));
        }
    };

    private static final double INVERSE_SQRT_2 = Math.sqrt(0.5);
    private static final double INVERSE_SQRT_2_PI = 1 / Math.sqrt(2 * Math.PI);
    private static final double SQRT_2_BY_PI = Math.sqrt(2 / Math.PI);

    /**
     * The function.
     *
     * @param x any number
     * @return its value
     */
    public abstract double apply(double x);

    /**
     * The derivative.
     *
     * @param x where
     * @param y the function's value there
     * @return dy/dx
     */
    public abstract double derivative(double x, double y);
}
