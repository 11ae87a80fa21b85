package org.inkstone.tokenizers.normalizer;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * {@link BertNormalizer} in one pass over the characters, without places; the fast sibling of its four steps, and tested
 * equal to them.
 *
 * <p>Each character is treated for itself. That is the same as long as no mark with a combining class stays, for only
 * such marks change places with each other when characters are taken apart. A text in which one stays is left to the
 * four steps.
 */
final class BertCharacters {
    private final boolean clean;
    private final boolean ideographs;
    private final boolean strip;
    private final boolean lower;
    private char[] out = {};
    private int size;

    BertCharacters(BertNormalizer options) {
        clean = options.cleanText();
        ideographs = options.handleChineseChars();
        strip = options.stripAccents().orElse(options.lowercase());
        lower = options.lowercase();
    }

    /** The normalized text; null if it must be left to the four steps. */
    @Nullable
    String normalize(String text) {
        int length = text.length();
        out = new char[length + 16];
        int[] parts = new int[NormalFormTables.maxDecomposition()];
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7F) {
                appendLower(c);
                continue;
            }
            int point = c;
            if (Character.isSurrogate(c)) {
                point = text.codePointAt(i);
                if (point == c) {
                    point = 0xFFFD;
                } else {
                    i++;
                }
            }
            if (clean && NormalizerClasses.isAny(point, NormalizerClasses.BERT_CONTROL)) {
                continue;
            }
            if (clean && NormalizerClasses.isAny(point, NormalizerClasses.BERT_SPACE)) {
                append(' ');
                continue;
            }
            boolean apart = ideographs && NormalizerClasses.isAny(point, NormalizerClasses.BERT_IDEOGRAPH);
            if (apart) {
                append(' ');
            }
            int count = strip ? NormalFormTables.decompose(point, false, parts) : 0;
            if (count == 0) {
                parts[0] = point;
                count = 1;
            }
            for (int k = 0; k < count; k++) {
                if (!strip || !NormalizerClasses.isAny(parts[k], NormalizerClasses.BERT_NONSPACING_MARK)) {
                    if (strip && (NormalFormTables.flags(parts[k]) & NormalFormTables.CLASS) != 0) {
                        return null;
                    }
                    appendLower(parts[k]);
                }
            }
            if (apart) {
                append(' ');
            }
        }
        return new String(out, 0, size);
    }

    private void appendLower(int point) {
        int mapping = lower ? Lowercase.mapping(point) : 0;
        if (mapping == 0) {
            append(point);
        } else {
            append(Lowercase.first(mapping));
            if (Lowercase.second(mapping) != 0) {
                append(Lowercase.second(mapping));
            }
        }
    }

    private void append(int point) {
        if (size + 2 > out.length) {
            out = Arrays.copyOf(out, out.length + (out.length >> 1) + 2);
        }
        if (point < 0x10000) {
            out[size++] = (char) point;
        } else {
            size += Character.toChars(point, out, size);
        }
    }
}
