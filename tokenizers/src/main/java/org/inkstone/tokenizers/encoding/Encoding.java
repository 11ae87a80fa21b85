package org.inkstone.tokenizers.encoding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * An encoded text, or two (编码结果): ids, tokens, and the part of the text that each stands for.
 *
 * <p>Places in a text are counted in code points, as the reference does; {@link #utf16Spans()} has them as indices of
 * Java's strings, {@link #utf8Spans()} as bytes. Words are the pre-tokens, numbered from 0 in each text; an added token
 * is a word of its own. A text that was cut has its other windows in {@link #overflowing()}.
 *
 * <p>Immutable; to be shared between threads. What is returned as an array is a copy.
 */
public final class Encoding {
    /**
     * A part of a text (区间), from the start to before the end.
     *
     * @param start at least 0
     * @param end at least {@code start}
     */
    public record Span(int start, int end) {
        /** The span of a token that stands for no text. */
        public static final Span EMPTY = new Span(0, 0);

        public Span {
            if (start < 0 || end < start) {
                throw new IllegalArgumentException(
                        "span must start at 0 or later and not end before, got [" + start + ", " + end + ")");
            }
        }
    }

    private final List<String> texts;
    private final TokenTable table;
    private final List<Encoding> overflowing;

    Encoding(List<String> texts, TokenTable table, List<Encoding> overflowing) {
        this.texts = texts;
        this.table = table;
        this.overflowing = List.copyOf(overflowing);
    }

    /**
     * Special tokens, which stand for no text.
     *
     * @param ids their ids
     * @param tokens the tokens, equally many
     * @param typeId the type (segment) of all of them
     * @return an encoding of no text
     */
    public static Encoding ofSpecial(List<Integer> ids, List<String> tokens, int typeId) {
        if (ids.size() != tokens.size()) {
            throw new IllegalArgumentException(
                    "ids and tokens must be equally many, got " + ids.size() + " and " + tokens.size());
        }
        TokenTable table = TokenTable.filled(ids.size(), 0, typeId, "", true);
        for (int i = 0; i < ids.size(); i++) {
            table.ids()[i] = ids.get(i);
            table.tokens()[i] = tokens.get(i);
        }
        return new Encoding(List.of(), table, List.of());
    }

    /**
     * Puts encodings one behind the other. Where some have overflow, the windows of one are joined with all windows of
     * the others.
     *
     * @param parts what to join, first to last
     * @return one encoding; an empty one of no parts
     */
    public static Encoding join(List<Encoding> parts) {
        Encoding joined = parts.isEmpty() ? ofSpecial(List.of(), List.of(), 0) : parts.get(0);
        for (Encoding part : parts.subList(Math.min(1, parts.size()), parts.size())) {
            List<Encoding> windows = new ArrayList<>();
            for (Encoding window : joined.overflowing) {
                windows.add(window.append(part, List.of()));
                part.overflowing.forEach(other -> windows.add(window.append(other, List.of())));
            }
            for (Encoding other : part.overflowing) {
                windows.add(joined.append(other, List.of()));
            }
            joined = joined.append(part, windows);
        }
        return joined;
    }

    private Encoding append(Encoding part, List<Encoding> windows) {
        return new Encoding(texts.size() < part.texts.size() ? part.texts : texts, table.append(part.table), windows);
    }

    /**
     * Cuts this encoding into windows that overlap. Stride 1 of a window of 4: tokens 0 to 3, 3 to 6, 6 to 9, …
     *
     * <p>The first window is what is returned, the others are its {@link #overflowing()}. An encoding that is short
     * enough comes back as it is. A window of 0 leaves nothing and has the whole as overflow.
     *
     * @param maxLength how many tokens a window has at most, at least 0
     * @param stride how many tokens two windows share, in [0, maxLength)
     * @param direction {@link Direction#RIGHT} cuts off the end: windows from the start on; {@link Direction#LEFT} cuts
     *     off the start: windows from the end on
     * @return the first window
     * @throws IllegalArgumentException if the stride is not less than the window
     */
    public Encoding truncate(int maxLength, int stride, Direction direction) {
        Truncation.check(maxLength, stride);
        int length = length();
        if (length <= maxLength) {
            return this;
        }
        if (maxLength == 0) {
            return new Encoding(texts, table.slice(0, 0), List.of(this));
        }
        List<Encoding> windows = new ArrayList<>();
        for (int from = 0; ; from += maxLength - stride) {
            int to = Math.min(from + maxLength, length);
            windows.add(direction == Direction.RIGHT ? window(from, to) : window(length - to, length - from));
            if (to == length) {
                break;
            }
        }
        Encoding first = windows.get(0);
        return new Encoding(texts, first.table, windows.subList(1, windows.size()));
    }

    private Encoding window(int from, int to) {
        return new Encoding(texts, table.slice(from, to), List.of());
    }

    /** Adds padding, to the windows of the overflow as well. */
    Encoding pad(int length, Padding padding) {
        List<Encoding> windows =
                overflowing.stream().map(window -> window.pad(length, padding)).toList();
        int missing = length - length();
        if (missing <= 0) {
            return new Encoding(texts, table, windows);
        }
        TokenTable pads = TokenTable.filled(missing, padding.padId(), padding.padTypeId(), padding.padToken(), false);
        boolean right = padding.direction() == Direction.RIGHT;
        return new Encoding(texts, right ? table.append(pads) : pads.append(table), windows);
    }

    /**
     * Changes this encoding and each window of its overflow.
     *
     * @param change what is done to each; its overflow is empty then
     * @return the changed encodings
     */
    public Encoding eachWindow(UnaryOperator<Encoding> change) {
        Encoding changed = change.apply(new Encoding(texts, table, List.of()));
        return new Encoding(
                changed.texts, changed.table, overflowing.stream().map(change).toList());
    }

    /**
     * The same tokens, all of one type.
     *
     * @param typeId the type (segment) id
     * @return a new encoding
     */
    public Encoding withTypeId(int typeId) {
        return new Encoding(texts, table.withTypeId(typeId), overflowing);
    }

    /**
     * The same tokens with other spans.
     *
     * @param spans a span in code points for each token
     * @return a new encoding
     */
    public Encoding withSpans(List<Span> spans) {
        if (spans.size() != length()) {
            throw new IllegalArgumentException(
                    "spans must be as many as tokens, " + length() + ", got " + spans.size());
        }
        return new Encoding(
                texts,
                table.withSpans(
                        spans.stream().mapToInt(Span::start).toArray(),
                        spans.stream().mapToInt(Span::end).toArray()),
                overflowing);
    }

    /**
     * The number of tokens.
     *
     * @return at least 0
     */
    public int length() {
        return table.length();
    }

    /**
     * The text; the first of two.
     *
     * @return the text
     */
    public String text() {
        return texts.isEmpty() ? "" : texts.get(0);
    }

    /**
     * The texts that were encoded.
     *
     * @return one or two; none for special tokens alone
     */
    public List<String> texts() {
        return texts;
    }

    /**
     * The ids.
     *
     * @return an unmodifiable list; {@link #idArray()} is the faster way to all of them
     */
    public List<Integer> ids() {
        return new IntList(table.ids());
    }

    /**
     * The ids as an array.
     *
     * @return a new array
     */
    public int[] idArray() {
        return table.ids().clone();
    }

    /**
     * The tokens as the vocabulary writes them; of an added token, the text it was found as.
     *
     * @return an unmodifiable list
     */
    public List<String> tokens() {
        return Collections.unmodifiableList(Arrays.asList(table.tokens()));
    }

    /**
     * The type (segment) of each token: 0 for the first text, 1 for the second, if no template says otherwise.
     *
     * @return a new array
     */
    public int[] typeIds() {
        return table.typeIds().clone();
    }

    /**
     * The word that each token is part of, counted from 0 in each text.
     *
     * @return a new array, with -1 for a token that is in no word
     */
    public int[] wordIds() {
        return table.wordIds().clone();
    }

    /**
     * The text that each token is of.
     *
     * @return a new array: 0 for the first text, 1 for the second, -1 for special tokens and padding
     */
    public int[] sequenceIds() {
        return table.sequenceIds().clone();
    }

    /**
     * Which tokens were put there by the post-processor or by padding.
     *
     * @return a new array, 1 for those and 0 for tokens of the text
     */
    public int[] specialTokensMask() {
        return mask(table.special());
    }

    /**
     * Which tokens a model is to look at.
     *
     * @return a new array, 0 for padding and 1 for all others
     */
    public int[] attentionMask() {
        return mask(table.attended());
    }

    private static int[] mask(boolean[] column) {
        return IntStream.range(0, column.length).map(i -> column[i] ? 1 : 0).toArray();
    }

    /**
     * Where each token stands in its text, in code points; all byte tokens of one character have the span of the
     * character.
     *
     * @return a new list
     */
    public List<Span> spans() {
        List<Span> spans = new ArrayList<>(length());
        for (int i = 0; i < length(); i++) {
            spans.add(new Span(table.starts()[i], table.ends()[i]));
        }
        return Collections.unmodifiableList(spans);
    }

    /**
     * The spans as indices of Java's strings, where a character outside the basic plane counts twice:
     * {@code text.substring(span.start(), span.end())}.
     *
     * @return spans in UTF-16 units, in the order of the tokens
     */
    public List<Span> utf16Spans() {
        return new TextUnits(texts, Character::charCount).spans(table);
    }

    /**
     * The spans as bytes of the text in UTF-8. An unpaired surrogate counts as the three bytes of U+FFFD.
     *
     * @return spans in bytes, in the order of the tokens
     */
    public List<Span> utf8Spans() {
        return new TextUnits(texts, TextUnits::utf8Length).spans(table);
    }

    /**
     * The other windows of a text that was cut, each at most as long as this one.
     *
     * @return empty if nothing was cut
     */
    public List<Encoding> overflowing() {
        return overflowing;
    }

    /**
     * Which characters, words and tokens belong together.
     *
     * @return the alignment
     */
    public Alignment alignment() {
        return new Alignment(table);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Encoding that
                && texts.equals(that.texts)
                && table.equals(that.table)
                && overflowing.equals(that.overflowing);
    }

    @Override
    public int hashCode() {
        return 31 * texts.hashCode() + table.hashCode();
    }

    @Override
    public String toString() {
        return "Encoding" + table;
    }
}
