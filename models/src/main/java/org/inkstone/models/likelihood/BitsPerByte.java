package org.inkstone.models.likelihood;

import org.inkstone.core.explain.Explanation;

/**
 * The likelihood of a text as bits per byte (每字节比特数) and perplexity (困惑度).
 *
 * <p>Perplexity depends on how long the tokens are, so it compares only models with the same tokenizer. Bits per byte
 * divides by the text's own length and compares any two models; it is also the size to which the model would compress
 * the text.
 *
 * <pre>{@code
 * bits per byte = nats / (ln 2 · bytes)        nats = −Σ ln P(token | tokens before it)
 * perplexity    = exp(nats / tokens)
 * }</pre>
 *
 * @param nats the negative log-likelihood, at least 0
 * @param tokens how many tokens were predicted, at least 0
 * @param bytes the text's length in UTF-8, at least 0
 * @paper Gao et al. 2020, The Pile: An 800GB Dataset of Diverse Text for Language Modeling, section 3.1, arXiv
 *     2101.00027
 */
public record BitsPerByte(double nats, long tokens, long bytes) {
    /** The likelihood of no text at all. */
    public static final BitsPerByte NOTHING = new BitsPerByte(0, 0, 0);

    public BitsPerByte {
        // Written so that NaN is refused too.
        if (!(nats >= 0)) {
            throw new IllegalArgumentException("nats must be at least 0, got " + nats);
        }
        if (tokens < 0) {
            throw new IllegalArgumentException("tokens must be at least 0, got " + tokens);
        }
        if (bytes < 0) {
            throw new IllegalArgumentException("bytes must be at least 0, got " + bytes);
        }
    }

    /**
     * Bits for each byte of the text.
     *
     * @return at least 0; NaN if there are no bytes
     */
    public double bitsPerByte() {
        return bits() / bytes;
    }

    /**
     * Bits for each token.
     *
     * @return at least 0; NaN if there are no tokens
     */
    public double bitsPerToken() {
        return bits() / tokens;
    }

    /**
     * Among how many equally likely tokens the model hesitates, as a geometric mean.
     *
     * @return at least 1; NaN if there are no tokens
     */
    public double perplexity() {
        return Math.exp(nats / tokens);
    }

    /**
     * The likelihood of two texts together.
     *
     * @param other the other text's
     * @return the sums
     */
    public BitsPerByte plus(BitsPerByte other) {
        return new BitsPerByte(nats + other.nats, tokens + other.tokens, bytes + other.bytes);
    }

    /**
     * How the figure came about.
     *
     * @return bits per byte with its parts
     */
    public Explanation explain() {
        return Explanation.of(
                "bits per byte",
                "nats / (ln 2 · bytes)",
                bitsPerByte(),
                Explanation.of(
                        "nats",
                        "tokens · ln(perplexity)",
                        nats,
                        Explanation.given("tokens", (double) tokens),
                        Explanation.given("perplexity", perplexity())),
                Explanation.given("bytes", (double) bytes));
    }

    private double bits() {
        return nats / Math.log(2);
    }
}
