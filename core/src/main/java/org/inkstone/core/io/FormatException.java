package org.inkstone.core.io;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file does not hold what its format demands (格式错误). It says which file, where in it, and what is wrong, in this
 * form:
 *
 * <pre>{@code model.safetensors: byte 0: header length must be at most 100000000, got 18446744073709551615}</pre>
 *
 * <p>Readers of a format throw it for every kind of broken input, before they allocate anything whose size the file
 * states. A file that is missing or cannot be read is a plain {@link IOException}.
 */
public final class FormatException extends IOException {
    private static final long serialVersionUID = 1L;
    private static final int QUOTE_LIMIT = 120;

    private final String file;
    private final String where;
    private final String problem;

    /**
     * Describes a broken file.
     *
     * @param file name or path of the file
     * @param where the place in it, such as {@code "byte 8"}, {@code "line 3"} or {@code "key w.shape"}; empty if the
     *     problem is the file as a whole
     * @param problem what is wrong and what it should be: {@code "<name> must be <range>, got <value>"}
     */
    public FormatException(String file, String where, String problem) {
        super(file + (where.isEmpty() ? "" : ": " + where) + ": " + problem);
        this.file = file;
        this.where = where;
        this.problem = problem;
    }

    /**
     * Describes a broken file, with the exception that found the problem.
     *
     * @param file name or path of the file
     * @param where the place in it; may be empty
     * @param problem what is wrong and what it should be
     * @param cause the exception underneath
     */
    public FormatException(String file, String where, String problem, Throwable cause) {
        this(file, where, problem);
        initCause(cause);
    }

    /**
     * A problem at a byte.
     *
     * @param file the file
     * @param offset offset in bytes from its beginning, at least 0
     * @param problem what is wrong
     * @return the exception, to be thrown
     */
    public static FormatException atByte(Path file, long offset, String problem) {
        return new FormatException(file.toString(), "byte " + offset, problem);
    }

    /**
     * A problem in a line.
     *
     * @param file the file
     * @param line number of the line, counted from 1
     * @param problem what is wrong
     * @return the exception, to be thrown
     */
    public static FormatException atLine(Path file, long line, String problem) {
        return new FormatException(file.toString(), "line " + line, problem);
    }

    /**
     * A problem with the value of a key.
     *
     * @param file the file
     * @param key the key, nested ones joined by dots, such as {@code rope_scaling.factor}
     * @param problem what is wrong
     * @return the exception, to be thrown
     */
    public static FormatException atKey(Path file, String key, String problem) {
        return new FormatException(file.toString(), "key " + quote(key), problem);
    }

    /**
     * Makes text from a file fit to be shown: in quotes, control characters as {@code \}{@code uXXXX}, cut after 120
     * characters.
     *
     * @param text any text
     * @return one line
     */
    public static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < Math.min(text.length(), QUOTE_LIMIT); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) || (Character.isSurrogate(c) && !paired(text, i))) {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        if (text.length() > QUOTE_LIMIT) {
            quoted.append("… (").append(text.length()).append(" characters)");
        }
        return quoted.append('"').toString();
    }

    private static boolean paired(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < Math.min(text.length(), QUOTE_LIMIT) && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }

    /**
     * The broken file.
     *
     * @return its name or path
     */
    public String file() {
        return file;
    }

    /**
     * The place in the file.
     *
     * @return byte, line or key; empty if the problem is the file as a whole
     */
    public String where() {
        return where;
    }

    /**
     * What is wrong.
     *
     * @return the message without file and place
     */
    public String problem() {
        return problem;
    }
}
