package org.inkstone.tokenizers.sentencepiece;

import java.util.Optional;
import org.inkstone.tokenizers.sentencepiece.SentencePieceModel.Normalization;

/**
 * SentencePiece's normalizer (规范化): replaces characters by the charsmap, mends the spaces, and remembers where
 * everything came from.
 *
 * <p>At each place a user-defined symbol goes through as it is; else the longest key of the charsmap is replaced; else
 * one character is copied. What comes out is then looked at for spaces, so a space that the charsmap makes counts like
 * any other.
 * <pre>{@code
 * " Hello  world " -> "▁Hello▁world"    dummy prefix, no extra spaces, spaces escaped
 * }</pre>
 */
final class TextNormalizer {
    /** U+2581, which stands for a space. */
    static final byte[] SPACE_SYMBOL = {(byte) 0xE2, (byte) 0x96, (byte) 0x81};

    private static final byte[] SPACE = {' '};
    private static final byte[] REPLACEMENT = {(byte) 0xEF, (byte) 0xBF, (byte) 0xBD, 0};

    private final Normalization options;
    private final Optional<LongestMatchCharsmap> charsmap;
    private final boolean whitespaceAsSuffix;
    private final Optional<ByteTrie> userDefined;
    private final byte[] space;

    TextNormalizer(Normalization options, boolean whitespaceAsSuffix, Optional<ByteTrie> userDefined) {
        this.options = options;
        this.charsmap = options.charsmap();
        this.whitespaceAsSuffix = whitespaceAsSuffix;
        this.userDefined = userDefined;
        this.space = options.escapeWhitespaces() ? SPACE_SYMBOL : SPACE;
    }

    /** What stands at the current place of the input, and what it becomes. */
    private static final class Step {
        byte[] from = SPACE;
        int start;
        int end;
        int consumed;

        boolean isOneSpace() {
            return end == start + 1 && from[start] == ' ';
        }
    }

    NormalizedText normalize(byte[] input) {
        NormalizedText out = new NormalizedText(input.length + input.length / 4);
        Step step = new Step();
        int at = 0;
        if (options.removeExtraWhitespaces()) {
            while (at < input.length && look(input, at, step).isOneSpace()) {
                at += step.consumed;
            }
        }
        if (at == input.length) {
            out.end(at);
            return out;
        }
        if (!whitespaceAsSuffix && options.addDummyPrefix()) {
            addSpace(out, at);
        }
        boolean afterSpace = options.removeExtraWhitespaces();
        while (at < input.length) {
            look(input, at, step);
            int start = step.start;
            while (afterSpace && start < step.end && step.from[start] == ' ') {
                start++;
            }
            for (int i = start; i < step.end; i++) {
                if (step.from[i] == ' ') {
                    addSpace(out, at);
                } else {
                    out.add(step.from[i], at);
                }
            }
            if (start < step.end) {
                afterSpace = step.from[step.end - 1] == ' ';
            }
            at += step.consumed;
            afterSpace &= options.removeExtraWhitespaces();
        }
        int end = at;
        if (options.removeExtraWhitespaces()) {
            while (out.endsWith(space)) {
                out.cut(out.length() - space.length);
                end = out.origin(out.length());
            }
        }
        if (whitespaceAsSuffix && options.addDummyPrefix()) {
            addSpace(out, end);
        }
        out.end(end);
        return out;
    }

    private void addSpace(NormalizedText out, int origin) {
        for (byte b : space) {
            out.add(b, origin);
        }
    }

    private Step look(byte[] input, int at, Step step) {
        int symbol = userDefined.isPresent() ? userDefined.get().longest(input, at, input.length) : 0;
        if (symbol > 0) {
            return copy(input, at, symbol, step);
        }
        long key = charsmap.isPresent() ? charsmap.get().longest(input, at, input.length) : 0;
        if (key != 0) {
            step.from = charsmap.get().replacements();
            step.start = (int) key;
            step.end = step.start;
            while (step.from[step.end] != 0) {
                step.end++;
            }
            step.consumed = (int) (key >>> 32);
            return step;
        }
        int character = Utf8.whole(input, at, input.length);
        if (character > 0) {
            return copy(input, at, character, step);
        }
        step.from = REPLACEMENT;
        step.start = 0;
        step.end = 3;
        step.consumed = 1;
        return step;
    }

    private static Step copy(byte[] input, int at, int length, Step step) {
        step.from = input;
        step.start = at;
        step.end = at + length;
        step.consumed = length;
        return step;
    }
}
