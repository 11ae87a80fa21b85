package org.inkstone.decoding.logits;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The tokens so far (已有词元): the prompt and, known apart from it, what has been generated.
 *
 * <p>{@link RepetitionPenalty} looks at both, {@link PresencePenalty} and {@link FrequencyPenalty} only at what was
 * generated. A history belongs to one sequence and one thread at a time.
 */
public final class TokenHistory {
    private final int promptLength;
    private int[] tokens;
    private int length;

    /**
     * A history of a prompt with nothing generated yet.
     *
     * @param prompt the ids of the prompt; copied
     */
    public TokenHistory(int... prompt) {
        this(Arrays.copyOf(prompt, prompt.length + 16), prompt.length, prompt.length);
    }

    private TokenHistory(int[] tokens, int promptLength, int length) {
        this.tokens = tokens;
        this.promptLength = promptLength;
        this.length = length;
    }

    /**
     * Adds a generated token.
     *
     * @param token its id
     * @return this history
     */
    public TokenHistory append(int token) {
        if (length == tokens.length) {
            tokens = Arrays.copyOf(tokens, length + (length >> 1) + 1);
        }
        tokens[length++] = token;
        return this;
    }

    /**
     * An independent copy.
     *
     * @return a history with the same tokens
     */
    public TokenHistory copy() {
        return new TokenHistory(tokens.clone(), promptLength, length);
    }

    /**
     * The number of tokens, prompt and generated together.
     *
     * @return at least {@link #promptLength()}
     */
    public int length() {
        return length;
    }

    /**
     * The number of tokens in the prompt.
     *
     * @return at least 0
     */
    public int promptLength() {
        return promptLength;
    }

    /**
     * The number of generated tokens.
     *
     * @return at least 0
     */
    public int generatedLength() {
        return length - promptLength;
    }

    /**
     * One token.
     *
     * @param position in [0, {@link #length()}); generated tokens start at {@link #promptLength()}
     * @return its id
     * @throws IndexOutOfBoundsException if there is no such position
     */
    public int token(int position) {
        if (position < 0 || position >= length) {
            throw new IndexOutOfBoundsException("position must be in [0, " + length + "), got " + position);
        }
        return tokens[position];
    }

    /**
     * The generated tokens, oldest first.
     *
     * @return an immutable copy
     */
    public List<Integer> generated() {
        return Arrays.stream(tokens, promptLength, length).boxed().collect(Collectors.toUnmodifiableList());
    }
}
