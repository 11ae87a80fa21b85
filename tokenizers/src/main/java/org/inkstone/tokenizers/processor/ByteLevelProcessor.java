package org.inkstone.tokenizers.processor;

import java.util.ArrayList;
import java.util.List;
import org.inkstone.tokenizers.encoding.Encoding;
import org.inkstone.tokenizers.pretokenizer.ByteLevelAlphabet;
import org.inkstone.tokenizers.pretokenizer.CharacterClasses;

/**
 * Byte-level post-processing (字节级后处理): takes white space out of the spans of tokens.
 *
 * <p>The token {@code Ġthe} of "a the" spans [1, 5), trimmed [2, 5). The tokens themselves stay.
 *
 * @param addPrefixSpace spare the single space at the start of the text, since it was put there (true)
 * @param trimOffsets whether to trim at all (true)
 * @param useRegex what tokenizer.json says beside it; it has no meaning here (true)
 */
public record ByteLevelProcessor(boolean addPrefixSpace, boolean trimOffsets, boolean useRegex)
        implements PostProcessor {
    @Override
    public Encoding process(Encoding encoding, boolean addSpecialTokens) {
        if (!trimOffsets) {
            return encoding;
        }
        List<Encoding.Span> spans = new ArrayList<>(encoding.length());
        for (int i = 0; i < encoding.length(); i++) {
            spans.add(trim(encoding.tokens().get(i), encoding.spans().get(i), i == 0));
        }
        return new Encoding(encoding.text(), encoding.ids(), encoding.tokens(), spans);
    }

    private Encoding.Span trim(String token, Encoding.Span span, boolean first) {
        int[] points = token.codePoints().toArray();
        int leading = 0;
        while (leading < points.length && isSpace(points[leading])) {
            leading++;
        }
        int trailing = 0;
        while (trailing < points.length && isSpace(points[points.length - 1 - trailing])) {
            trailing++;
        }
        int start = span.start();
        int end = span.end();
        boolean added = leading == 1 && addPrefixSpace && (first || start == 0);
        if (!added) {
            start = Math.min(start + leading, end);
        }
        if (end >= trailing) {
            end = Math.max(end - trailing, start);
        }
        return new Encoding.Span(start, end);
    }

    private static boolean isSpace(int codePoint) {
        return codePoint == ByteLevelAlphabet.character(' ') || CharacterClasses.isWhiteSpace(codePoint);
    }
}
