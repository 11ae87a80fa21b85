package org.inkstone.training;

/** Thrown, before any weight is updated, when a gradient is NaN or infinite. */
public final class NonFiniteGradientException extends ArithmeticException {
    private static final long serialVersionUID = 1L;

    private final String parameter;

    NonFiniteGradientException(String parameter, int element) {
        super("the gradient of " + parameter
                + (element < 0 ? " is too large to measure" : " has NaN or infinity at element " + element)
                + "; no weight was updated");
        this.parameter = parameter;
    }

    /**
     * The first parameter, in the model's order, with such a gradient.
     *
     * @return its name
     */
    public String parameter() {
        return parameter;
    }
}
