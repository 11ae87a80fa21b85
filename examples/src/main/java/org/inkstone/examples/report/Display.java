package org.inkstone.examples.report;

import java.util.Locale;

/** How numbers and tokens are written in the report. */
final class Display {
    private Display() {}

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    static String fixed(double value, int digits) {
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }

    /** 0.1234 as {@code "12.3 %"}; small shares keep a second digit. */
    static String share(double share) {
        return fixed(100 * share, share != 0 && share < 0.01 ? 2 : 1) + " %";
    }

    /** The width of a bar in percent, for a style attribute. */
    static String width(double share) {
        return String.format(Locale.ROOT, "%.2f", 100 * Math.max(0, Math.min(1, share)));
    }

    static String bytes(long bytes) {
        String[] units = {"B", "kB", "MB", "GB", "TB"};
        int unit = 0;
        double value = (double) bytes;
        while (value >= 1000 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        return fixed(value, unit == 0 || value >= 100 ? 0 : 1) + " " + units[unit];
    }

    /** 1234567 as {@code "1.23 M"}: three digits. */
    static String magnitude(double value) {
        String[] units = {"", " k", " M", " G"};
        int unit = 0;
        double scaled = value;
        while (scaled >= 1000 && unit < units.length - 1) {
            scaled /= 1000;
            unit++;
        }
        int digits = unit == 0 || scaled >= 100 ? 0 : scaled >= 10 ? 1 : 2;
        return fixed(scaled, digits) + units[unit];
    }

    static String magnitude(long value) {
        return magnitude((double) value);
    }

    static String duration(double seconds) {
        if (seconds < 60) {
            return fixed(seconds, 1) + " s";
        }
        long whole = Math.round(seconds);
        return whole < 3600
                ? whole / 60 + " min " + whole % 60 + " s"
                : whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }

    /** Makes white space and control characters of a token visible. */
    static String token(String token) {
        StringBuilder text = new StringBuilder();
        token.codePoints().forEach(point -> {
            switch (point) {
                case ' ' -> text.append('␣');
                case '\n' -> text.append('⏎');
                case '\t' -> text.append('⇥');
                case '\r' -> text.append('␍');
                case '\u00A0' -> text.append('⍽');
                default -> {
                    if (Character.isISOControl(point) || isInvisible(point)) {
                        text.append(String.format("⟨U+%04X⟩", point));
                    } else {
                        text.appendCodePoint(point);
                    }
                }
            }
        });
        return text.toString();
    }

    private static boolean isInvisible(int point) {
        int type = Character.getType(point);
        return type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE
                || type == Character.UNASSIGNED;
    }
}
