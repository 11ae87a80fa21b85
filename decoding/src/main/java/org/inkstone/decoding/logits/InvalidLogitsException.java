package org.inkstone.decoding.logits;

/** Logits from which no token can be chosen: one is NaN or +∞, or all are -∞. The message names the token id. */
public class InvalidLogitsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * Without a cause.
     *
     * @param message what is wrong with which logit
     */
    public InvalidLogitsException(String message) {
        super(message);
    }

    /**
     * With a cause.
     *
     * @param message what is wrong with which logit, and where in the text
     * @param cause what was found first
     */
    public InvalidLogitsException(String message, Throwable cause) {
        super(message, cause);
    }
}
