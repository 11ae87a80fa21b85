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
    public int addedTokens(boolean pair) {
        return 0;
    }

    @Override
    public List<Encoding> process(List<Encoding> encodings, boolean addSpecialTokens) {
        return trimOffsets
                ? encodings.stream()
                        .map(encoding -> trim(encoding, addPrefixSpace))
                        .toList()
                : encodings;
    }

    static Encoding trim(Encoding encoding, boolean addPrefixSpace) {
        return encoding.eachWindow(window -> {
            List<String> tokens = window.tokens();
            List<Encoding.Span> spans = new ArrayList<>(window.spans());
            for (int i = 0; i < spans.size(); i++) {
                spans.set(i, trim(tokens.get(i), spans.get(i), i == 0, addPrefixSpace));
            }
            return window.withSpans(spans);
        });
    }

    private static Encoding.Span trim(String token, Encoding.Span span, boolean first, boolean addPrefixSpace) {
        int leading = 0;
        for (int at = 0; at < token.length() && isSpace(token.codePointAt(at)); at += size(token.codePointAt(at))) {
            leading++;
        }
        int trailing = 0;
        for (int at = token.length();
                at > 0 && isSpace(token.codePointBefore(at));
                at -= size(token.codePointBefore(at))) {
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

    private static int size(int codePoint) {
        return Character.charCount(codePoint);
    }

    private static boolean isSpace(int codePoint) {
        return codePoint == ByteLevelAlphabet.character(' ') || CharacterClasses.isWhiteSpace(codePoint);
    }
}
