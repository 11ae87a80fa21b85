package org.inkstone.tokenizers.tiktoken;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.inkstone.core.io.FormatException;
import org.inkstone.tokenizers.model.Vocabulary;
import org.inkstone.tokenizers.pretokenizer.ByteLevelAlphabet;

/**
 * Reads a {@code .tiktoken} file (tiktoken 词表文件): one token a line, its bytes in Base64, a space, its rank. The rank is
 * also the id.
 *
 * <pre>{@code
 * IQ== 0        the byte 21, "!"
 * aW4= 259      "in"
 * }</pre>
 *
 * <p>Empty lines are skipped. Ranks may have holes. No token and no rank may occur twice, and all 256 bytes must be
 * there, since otherwise some text could not be encoded.
 */
public final class TiktokenFile {
    /** Larger files are refused, in bytes. */
    public static final long MAX_FILE_SIZE = 512L << 20;

    private TiktokenFile() {}

    /**
     * Reads a file.
     *
     * @param file the file
     * @return the tokens, written in the {@link ByteLevelAlphabet}, and their ranks
     * @throws FormatException if the file is broken; says in which line
     * @throws IOException if the file cannot be read
     */
    public static Vocabulary read(Path file) throws IOException {
        long size = Files.size(file);
        if (size > MAX_FILE_SIZE) {
            throw new FormatException(
                    file.toString(), "", "file must have at most " + MAX_FILE_SIZE + " bytes, got " + size);
        }
        return read(Files.readAllBytes(file), file.toString());
    }

    /**
     * Reads the content of a file.
     *
     * @param content the bytes
     * @param name what errors call the file
     * @return the tokens, written in the {@link ByteLevelAlphabet}, and their ranks
     * @throws FormatException if the content is broken; says in which line
     */
    public static Vocabulary read(byte[] content, String name) throws FormatException {
        Map<String, Integer> ranks = new HashMap<>();
        Map<Integer, Integer> lines = new HashMap<>();
        int number = 0;
        for (int start = 0; start < content.length; ) {
            int end = start;
            while (end < content.length && content[end] != '\n') {
                end++;
            }
            number++;
            String line = new String(content, start, end - start, StandardCharsets.ISO_8859_1).strip();
            if (!line.isEmpty()) {
                int space = line.indexOf(' ');
                String token = token(space < 0 ? line : line.substring(0, space), name, number);
                int rank = rank(space < 0 ? "" : line.substring(space + 1).strip(), name, number);
                Integer other = lines.putIfAbsent(rank, number);
                if (other != null) {
                    throw error(name, number, "rank must differ from all others, got " + rank + " as in line " + other);
                }
                Integer before = ranks.putIfAbsent(token, rank);
                if (before != null) {
                    throw error(
                            name, number, "token must differ from all others, got that of line " + lines.get(before));
                }
            }
            start = end + 1;
        }
        for (int b = 0; b < 256; b++) {
            if (!ranks.containsKey(String.valueOf(ByteLevelAlphabet.character(b)))) {
                throw new FormatException(
                        name, "", String.format("all 256 bytes must be tokens, but byte 0x%02X is missing", b));
            }
        }
        return Vocabulary.of(ranks);
    }

    private static String token(String base64, String name, int line) throws FormatException {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            if (bytes.length == 0) {
                throw error(name, line, "token must not be empty");
            }
            StringBuilder token = new StringBuilder(bytes.length);
            for (byte b : bytes) {
                token.append(ByteLevelAlphabet.character(b));
            }
            return token.toString();
        } catch (IllegalArgumentException e) {
            throw new FormatException(
                    name, "line " + line, "token must be Base64, got " + FormatException.quote(base64), e);
        }
    }

    private static int rank(String digits, String name, int line) throws FormatException {
        boolean number =
                !digits.isEmpty() && digits.length() <= 8 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        int rank = number ? Integer.parseInt(digits) : -1;
        if (rank < 0 || rank >= Vocabulary.MAX_IDS) {
            throw error(
                    name,
                    line,
                    "rank must be a whole number in [0, " + Vocabulary.MAX_IDS + "), got "
                            + FormatException.quote(digits));
        }
        return rank;
    }

    private static FormatException error(String name, int line, String problem) {
        return new FormatException(name, "line " + line, problem);
    }
}
