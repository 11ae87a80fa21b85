package org.inkstone.tokenizers.encoding;

import java.util.Arrays;
import java.util.List;

/** Collects the tokens of one text for an {@link Encoding} (编码结果的构造器). For one thread. */
public final class EncodingBuilder {
    private final List<String> texts;
    private final int sequence;
    private int[] ids = new int[16];
    private String[] tokens = new String[16];
    private int[] wordIds = new int[16];
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private int size;

    /**
     * Starts an encoding.
     *
     * @param texts the text, or the two texts that will be joined
     * @param sequence which of them the tokens are of, 0 or 1; this is their type, too
     */
    public EncodingBuilder(List<String> texts, int sequence) {
        this.texts = List.copyOf(texts);
        this.sequence = sequence;
    }

    /**
     * Adds a token.
     *
     * @param id its id
     * @param token the token as it is shown
     * @param word the number of the word it is part of
     * @param start where it starts, in code points
     * @param end where it ends, in code points, exclusive
     */
    public void add(int id, String token, int word, int start, int end) {
        if (size == ids.length) {
            int capacity = size + (size >> 1);
            ids = Arrays.copyOf(ids, capacity);
            tokens = Arrays.copyOf(tokens, capacity);
            wordIds = Arrays.copyOf(wordIds, capacity);
            starts = Arrays.copyOf(starts, capacity);
            ends = Arrays.copyOf(ends, capacity);
        }
        ids[size] = id;
        tokens[size] = token;
        wordIds[size] = word;
        starts[size] = start;
        ends[size++] = end;
    }

    /**
     * The encoding of what was added.
     *
     * @return a new encoding
     */
    public Encoding build() {
        int[] sequences = new int[size];
        Arrays.fill(sequences, sequence);
        boolean[] attended = new boolean[size];
        Arrays.fill(attended, true);
        return new Encoding(
                texts,
                new TokenTable(
                        Arrays.copyOf(ids, size),
                        sequences.clone(),
                        Arrays.copyOf(tokens, size),
                        Arrays.copyOf(wordIds, size),
                        sequences,
                        Arrays.copyOf(starts, size),
                        Arrays.copyOf(ends, size),
                        new boolean[size],
                        attended),
                List.of());
    }
}
