package org.inkstone.tokenizers.encoding;

import java.util.List;

/**
 * An encoded text (编码结果): ids, tokens, and the part of the text that each stands for.
 *
 * @param text the text
 * @param ids the ids
 * @param tokens the tokens as the vocabulary writes them; of an added token, the text it was found as
 * @param spans where each token stands in the text, in code points; all byte tokens of one character have the span of
 *     the character
 */
public record Encoding(String text, List<Integer> ids, List<String> tokens, List<Span> spans) {
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

    public Encoding {
        if (ids.size() != tokens.size() || ids.size() != spans.size()) {
            throw new IllegalArgumentException("ids, tokens and spans must be equally many, got " + ids.size() + ", "
                    + tokens.size() + " and " + spans.size());
        }
        ids = List.copyOf(ids);
        tokens = List.copyOf(tokens);
        spans = List.copyOf(spans);
    }

    /**
     * The number of tokens.
     *
     * @return at least 0
     */
    public int length() {
        return ids.size();
    }

    /**
     * The spans as indices of Java's strings, where a character outside the basic plane counts twice:
     * {@code text.substring(span.start(), span.end())}.
     *
     * @return spans in UTF-16 units, in the order of the tokens
     */
    public List<Span> utf16Spans() {
        int[] units = new int[text.codePointCount(0, text.length()) + 1];
        int unit = 0;
        for (int point = 0; point < units.length; point++) {
            units[point] = unit;
            if (unit < text.length()) {
                unit += Character.charCount(text.codePointAt(unit));
            }
        }
        return spans.stream()
                .map(span -> new Span(units[span.start()], units[span.end()]))
                .toList();
    }
}
