package org.inkstone.examples.report;

import java.util.List;

/**
 * How well each model predicts the test text, in bits per byte; fewer are better. All models see the same bytes, so
 * their numbers can be compared whatever their vocabularies are.
 *
 * <pre>{@code
 * bits per byte = − Σ log₂ P(token) / UTF-8 bytes of the text
 * }</pre>
 *
 * @param uniform all tokens equally likely
 * @param unigram the token frequencies
 * @param bigram one token of context
 * @param trigram two tokens of context
 * @param gpt the Transformer after some numbers of training tokens, in their order
 */
public record Ladder(double uniform, double unigram, double bigram, double trigram, List<Point> gpt) {
    public Ladder {
        Require.notNegative("uniform", uniform);
        Require.notNegative("unigram", unigram);
        Require.notNegative("bigram", bigram);
        Require.notNegative("trigram", trigram);
        gpt = List.copyOf(gpt);
        if (gpt.isEmpty()) {
            throw new IllegalArgumentException("gpt must have at least 1 point, got none");
        }
    }

    /**
     * The Transformer at one moment.
     *
     * @param tokens training tokens seen
     * @param bitsPerByte of the test text
     */
    public record Point(long tokens, double bitsPerByte) {
        public Point {
            Require.notNegative("tokens", tokens);
            Require.notNegative("bitsPerByte", bitsPerByte);
        }
    }

    /**
     * The Transformer at the end of its training.
     *
     * @return bits per byte
     */
    public double finalGpt() {
        return gpt.get(gpt.size() - 1).bitsPerByte();
    }
}
