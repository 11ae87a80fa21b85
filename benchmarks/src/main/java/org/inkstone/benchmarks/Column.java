package org.inkstone.benchmarks;

import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/**
 * A figure of the table that follows from the seconds of the work.
 *
 * @param title what it is, with its unit
 * @param figure seconds to figure
 */
record Column(String title, DoubleUnaryOperator figure) {
    /** Work done per second: amount / seconds. */
    static Column rate(String title, double amount) {
        return new Column(title, seconds -> amount / seconds);
    }

    /** The time itself in another unit: seconds · factor. */
    static Column time(String title, double factor) {
        return new Column(title, seconds -> seconds * factor);
    }

    String cell(double seconds) {
        return number(figure.applyAsDouble(seconds));
    }

    /** About three digits, and never an exponent. */
    static String number(double value) {
        double size = Math.abs(value);
        String format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, format, value);
    }
}
