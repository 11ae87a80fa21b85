package org.inkstone.tokenizers.model;

import java.util.Arrays;
import java.util.BitSet;
import org.inkstone.core.io.FormatException;

/** Collects the tokens of a {@link Vocabulary} one by one (词表构建器). For one thread. */
public final class VocabularyBuilder {
    private TokenStore tokens;
    private int[] ids;
    private boolean inOrder = true;

    /**
     * An empty builder.
     *
     * @param capacity how many tokens it is made for; it grows
     */
    public VocabularyBuilder(int capacity) {
        tokens = new TokenStore(capacity);
        ids = new int[capacity];
    }

    /**
     * Adds a token.
     *
     * @param token the token
     * @param id its id
     * @return false, and nothing is added, if the token is there already
     * @throws IllegalArgumentException if the id is not in [0, {@link Vocabulary#MAX_IDS})
     */
    public boolean add(String token, int id) {
        return add(token.toCharArray(), 0, token.length(), id);
    }

    /**
     * Adds a token.
     *
     * @param text characters, which are copied
     * @param start where the token starts
     * @param end where it ends, exclusive
     * @param id its id
     * @return false, and nothing is added, if the token is there already
     * @throws IllegalArgumentException if the id is not in [0, {@link Vocabulary#MAX_IDS})
     */
    public boolean add(char[] text, int start, int end, int id) {
        if (id < 0 || id >= Vocabulary.MAX_IDS) {
            throw new IllegalArgumentException(
                    "id of token " + FormatException.quote(new String(text, start, end - start)) + " must be in [0, "
                            + Vocabulary.MAX_IDS + "), got " + id);
        }
        int number = tokens.size();
        if (number < Vocabulary.MAX_IDS && !tokens.add(text, start, end)) {
            return false;
        }
        if (number == Vocabulary.MAX_IDS) {
            throw new IllegalArgumentException("vocabulary must have at most " + Vocabulary.MAX_IDS + " tokens");
        }
        ids = number == ids.length ? Arrays.copyOf(ids, number + (number >> 1) + 16) : ids;
        ids[number] = id;
        inOrder &= id == number;
        return true;
    }

    /**
     * How many tokens were added.
     *
     * @return at least 0
     */
    public int size() {
        return tokens.size();
    }

    /**
     * The id of a token that was added.
     *
     * @param token the token
     * @return its id, or -1
     */
    public int id(String token) {
        int number = tokens.find(token.toCharArray(), 0, token.length());
        return number < 0 ? -1 : ids[number];
    }

    /**
     * Makes the vocabulary. The builder is not to be used again.
     *
     * @return the vocabulary
     * @throws IllegalArgumentException if two tokens share an id
     */
    public Vocabulary build() {
        TokenStore collected = tokens;
        tokens = new TokenStore(0);
        BitSet holes = new BitSet(0);
        if (!inOrder) {
            collected = sorted(collected, holes);
        }
        collected.trim();
        return new Vocabulary(collected, holes);
    }

    /** The tokens in the order of their ids. */
    private TokenStore sorted(TokenStore collected, BitSet holes) {
        int count = collected.size();
        int limit = Arrays.stream(ids, 0, count).max().orElse(-1) + 1;
        int[] numbers = new int[limit];
        for (int number = 0; number < count; number++) {
            int other = numbers[ids[number]] - 1;
            if (other >= 0) {
                throw new IllegalArgumentException(
                        "ids must differ, but " + FormatException.quote(collected.text(other)) + " and "
                                + FormatException.quote(collected.text(number)) + " both have " + ids[number]);
            }
            numbers[ids[number]] = number + 1;
        }
        TokenStore sorted = new TokenStore(limit);
        for (int id = 0; id < limit; id++) {
            int number = numbers[id] - 1;
            if (number < 0) {
                holes.set(id);
                sorted.append(new char[0], 0, 0);
            } else {
                sorted.append(collected.characters(), collected.start(number), collected.start(number + 1));
            }
        }
        sorted.index(holes);
        return sorted;
    }
}
