package org.inkstone.examples.report;

import java.util.List;

/**
 * The vocabulary that was learned.
 *
 * @param algorithm such as {@code "byte-level BPE"}
 * @param vocabularySize tokens in all
 * @param bytesPerToken UTF-8 bytes in a token of the test text, on average
 * @param merges some merges, first learned first
 * @param lengths how many tokens of the vocabulary have each length, by length
 * @param compression bytes per token of the test text for some vocabulary sizes, smallest first
 */
public record TokenizerStage(
        String algorithm,
        int vocabularySize,
        double bytesPerToken,
        List<Merge> merges,
        List<LengthCount> lengths,
        List<Compression> compression) {
    public TokenizerStage {
        Require.positive("vocabularySize", vocabularySize);
        Require.notNegative("bytesPerToken", bytesPerToken);
        merges = List.copyOf(merges);
        lengths = List.copyOf(lengths);
        compression = List.copyOf(compression);
    }

    /**
     * Two tokens that became one.
     *
     * @param rank its place in the order of learning, 1 for the first
     * @param left the text of the first token
     * @param right the text of the second
     */
    public record Merge(int rank, String left, String right) {
        public Merge {
            Require.positive("rank", rank);
        }
    }

    /**
     * How many tokens have a length.
     *
     * @param bytes the length in UTF-8 bytes
     * @param tokens how many tokens have it
     */
    public record LengthCount(int bytes, int tokens) {
        public LengthCount {
            Require.notNegative("bytes", bytes);
            Require.notNegative("tokens", tokens);
        }
    }

    /**
     * How well a vocabulary compresses.
     *
     * @param vocabularySize its size
     * @param bytesPerToken UTF-8 bytes in a token, on average
     */
    public record Compression(int vocabularySize, double bytesPerToken) {
        public Compression {
            Require.positive("vocabularySize", vocabularySize);
            Require.notNegative("bytesPerToken", bytesPerToken);
        }
    }
}
