package org.inkstone.tokenizers.encoding;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Which characters, words and tokens of an encoding belong together (对齐). Characters are code points; words and
 * characters are counted in each text on its own.
 */
public final class Alignment {
    private final TokenTable table;

    Alignment(TokenTable table) {
        this.table = table;
    }

    /**
     * The text that a token is of.
     *
     * @param token in [0, length)
     * @return 0 or 1; empty for special tokens and padding
     */
    public OptionalInt tokenToSequence(int token) {
        return orEmpty(table.sequenceIds()[Objects.checkIndex(token, table.length())]);
    }

    /**
     * Where a token stands in its text.
     *
     * @param token in [0, length)
     * @return the span in code points; empty for special tokens and padding
     */
    public Optional<Encoding.Span> tokenToChars(int token) {
        return tokenToSequence(token).isEmpty()
                ? Optional.empty()
                : Optional.of(new Encoding.Span(table.starts()[token], table.ends()[token]));
    }

    /**
     * The word that a token is part of.
     *
     * @param token in [0, length)
     * @return the number of the word; empty for special tokens and padding
     */
    public OptionalInt tokenToWord(int token) {
        return orEmpty(table.wordIds()[Objects.checkIndex(token, table.length())]);
    }

    /**
     * The token that a character is part of; the first, if it became several.
     *
     * @param position the place of the character in code points
     * @param sequence which text, 0 or 1
     * @return the token; empty if there is none, as for white space that tokens leave out
     */
    public OptionalInt charToToken(int position, int sequence) {
        return IntStream.range(0, table.length())
                .filter(i -> table.sequenceIds()[i] == sequence
                        && table.starts()[i] <= position
                        && position < table.ends()[i])
                .findFirst();
    }

    /**
     * The word that a character is part of.
     *
     * @param position the place of the character in code points
     * @param sequence which text, 0 or 1
     * @return the number of the word; empty if there is none
     */
    public OptionalInt charToWord(int position, int sequence) {
        OptionalInt token = charToToken(position, sequence);
        return token.isPresent() ? tokenToWord(token.getAsInt()) : OptionalInt.empty();
    }

    /**
     * The tokens of a word.
     *
     * @param word the number of the word
     * @param sequence which text, 0 or 1
     * @return from the first token to behind the last; empty if no token is of that word
     */
    public Optional<Encoding.Span> wordToTokens(int word, int sequence) {
        int[] found = IntStream.range(0, table.length())
                .filter(i -> table.sequenceIds()[i] == sequence && table.wordIds()[i] == word)
                .toArray();
        return found.length == 0
                ? Optional.empty()
                : Optional.of(new Encoding.Span(found[0], found[found.length - 1] + 1));
    }

    /**
     * Where a word stands in its text.
     *
     * @param word the number of the word
     * @param sequence which text, 0 or 1
     * @return the span in code points; empty if no token is of that word
     */
    public Optional<Encoding.Span> wordToChars(int word, int sequence) {
        return wordToTokens(word, sequence)
                .map(tokens -> new Encoding.Span(table.starts()[tokens.start()], table.ends()[tokens.end() - 1]));
    }

    private static OptionalInt orEmpty(int number) {
        return number < 0 ? OptionalInt.empty() : OptionalInt.of(number);
    }
}
