package org.inkstone.tokenizers.regex;

import java.util.regex.Pattern;

/**
 * The few words of Oniguruma's dialect that Joni says otherwise: {@code \N} (any character but a line end), {@code \O}
 * (any character), {@code \p{Word}}, which is {@code \w}, and properties where
 * case is ignored, which fold no case outside of brackets.
 */
final class Dialect {
    private static final Pattern IGNORE_CASE = Pattern.compile("\\(\\?[a-zA-Z]*i");

    private final String pattern;
    private final StringBuilder out = new StringBuilder();
    private final boolean ignoresCase;
    private int at;
    private int classes;

    private Dialect(String pattern) {
        this.pattern = pattern;
        this.ignoresCase = IGNORE_CASE.matcher(pattern).find();
    }

    static String translate(String pattern) {
        return new Dialect(pattern).translate();
    }

    private String translate() {
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            if (c == '\\' && at + 1 < pattern.length()) {
                escape();
            } else if (c == '(' && classes == 0 && pattern.startsWith("(?#", at)) {
                comment();
            } else if (c == '(' && classes == 0 && pattern.startsWith("(?~", at)) {
                throw new PatternException(pattern, "(?~ is not supported");
            } else {
                if (c == '[') {
                    open();
                    continue;
                }
                if (c == ']' && classes > 0) {
                    classes--;
                }
                out.append(c);
                at++;
            }
        }
        return out.toString();
    }

    private void open() {
        if (classes > 0 && pattern.startsWith("[:", at)) {
            int end = pattern.indexOf(":]", at);
            if (end > 0) {
                out.append(pattern, at, end + 2);
                at = end + 2;
                return;
            }
        }
        classes++;
        out.append('[');
        at++;
        if (at < pattern.length() && pattern.charAt(at) == '^') {
            out.append('^');
            at++;
        }
        // A bracket that closes at once is a character.
        if (at < pattern.length() && pattern.charAt(at) == ']' && pattern.indexOf(']', at + 1) > 0) {
            out.append(']');
            at++;
        }
    }

    private void comment() {
        int end = at;
        while (end < pattern.length() && pattern.charAt(end) != ')') {
            end += pattern.charAt(end) == '\\' ? 2 : 1;
        }
        end = Math.min(end, pattern.length());
        out.append(pattern, at, end);
        at = end;
    }

    private void escape() {
        char c = pattern.charAt(at + 1);
        if (classes == 0 && c == 'N') {
            out.append("(?-m:.)");
        } else if (classes == 0 && c == 'O') {
            out.append("(?m:.)");
        } else if (classes == 0 && (c == 'X' || c == 'y' || c == 'Y')) {
            throw new PatternException(pattern, "\\" + c + " is not supported");
        } else if ((c == 'p' || c == 'P') && classes == 0 && pattern.regionMatches(true, at + 2, "{word}", 0, 6)) {
            out.append(c == 'p' ? "\\w" : "\\W");
            at += 6;
        } else if (ignoresCase && classes == 0 && (c == 'p' || c == 'P') && pattern.startsWith("{", at + 2)) {
            int end = pattern.indexOf('}', at);
            end = end < 0 ? pattern.length() : end + 1;
            out.append("(?-i:").append(pattern, at, end).append(')');
            at = end - 2;
        } else {
            out.append('\\').append(c);
        }
        at += 2;
    }
}
