package org.inkstone.tokenizers.encoding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Turns places in texts from code points into other units. */
final class TextUnits {
    /** For each text: how many units stand before each code point, and behind the last. */
    private final List<int[]> before = new ArrayList<>();

    /** The units are given by how many of them a code point has. */
    TextUnits(List<String> texts, IntUnaryOperator unitsOf) {
        for (String text : texts) {
            int[] units = new int[text.codePointCount(0, text.length()) + 1];
            int at = 0;
            for (int point = 0; point + 1 < units.length; point++) {
                int codePoint = text.codePointAt(at);
                units[point + 1] = units[point] + unitsOf.applyAsInt(codePoint);
                at += Character.charCount(codePoint);
            }
            before.add(units);
        }
    }

    /** The length of a code point in UTF-8, in bytes. */
    static int utf8Length(int codePoint) {
        if (codePoint < 0x80) {
            return 1;
        }
        if (codePoint < 0x800) {
            return 2;
        }
        return codePoint < 0x10000 ? 3 : 4;
    }

    List<Encoding.Span> spans(TokenTable table) {
        List<Encoding.Span> spans = new ArrayList<>(table.length());
        for (int i = 0; i < table.length(); i++) {
            int sequence = table.sequenceIds()[i];
            if (sequence < 0) {
                spans.add(Encoding.Span.EMPTY);
            } else {
                int[] units = before.get(sequence);
                spans.add(new Encoding.Span(units[table.starts()[i]], units[table.ends()[i]]));
            }
        }
        return Collections.unmodifiableList(spans);
    }
}
