package org.inkstone.tokenizers.tiktoken;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import org.inkstone.core.io.FormatException;
import org.inkstone.tokenizers.model.Vocabulary;
import org.inkstone.tokenizers.model.VocabularyBuilder;
import org.inkstone.tokenizers.pretokenizer.ByteLevelAlphabet;

/**
 * Reads the lines of a rank file (词表行). A line as tiktoken writes it is read byte by byte, without a string; any
 * other is looked at closely, for it may be an error.
 */
final class RankLines {
    private static final int MAX_DIGITS = 8;
    private static final byte[] SIX_BITS = new byte[256];

    static {
        Arrays.fill(SIX_BITS, (byte) -1);
        String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < digits.length(); i++) {
            SIX_BITS[digits.charAt(i)] = (byte) i;
        }
    }

    private final String name;
    private final byte[] content;
    private final VocabularyBuilder tokens;
    private final BitSet ranks = new BitSet();
    /** The number of the line of each token, in the order of the file. */
    private int[] lines = new int[1024];

    private int[] ranksByLine = new int[1024];
    private char[] token = new char[256];

    RankLines(byte[] content, String name) {
        this.content = content;
        this.name = name;
        // A line has 16 bytes or more, but for the shortest tokens.
        this.tokens = new VocabularyBuilder(content.length / 16 + 16);
    }

    /** Reads all lines. */
    Vocabulary read() throws FormatException {
        int number = 0;
        for (int start = 0; start < content.length; ) {
            int end = start;
            while (end < content.length && content[end] != '\n') {
                end++;
            }
            number++;
            if (!readPlain(start, end, number)) {
                readAny(new String(content, start, end - start, StandardCharsets.ISO_8859_1).strip(), number);
            }
            start = end + 1;
        }
        for (int b = 0; b < 256; b++) {
            if (tokens.id(String.valueOf(ByteLevelAlphabet.character(b))) < 0) {
                throw new FormatException(
                        name, "", String.format("all 256 bytes must be tokens, but byte 0x%02X is missing", b));
            }
        }
        return tokens.build();
    }

    /** Reads Base64 in fours, one space and some digits; false, and nothing is done, if the line is not like that. */
    private boolean readPlain(int start, int end, int line) throws FormatException {
        int length = 0;
        int at = start;
        token = end - start > token.length ? new char[2 * (end - start)] : token;
        for (; at + 4 < end && content[at] != ' '; at += 4) {
            boolean two = content[at + 3] != '=';
            boolean one = two || content[at + 2] != '=';
            int a = SIX_BITS[content[at] & 0xFF];
            int b = SIX_BITS[content[at + 1] & 0xFF];
            int c = one ? SIX_BITS[content[at + 2] & 0xFF] : 0;
            int d = two ? SIX_BITS[content[at + 3] & 0xFF] : 0;
            if ((a | b | c | d) < 0 || (!two && content[at + 4] != ' ')) {
                return false;
            }
            int bits = (a << 18) | (b << 12) | (c << 6) | d;
            token[length++] = ByteLevelAlphabet.character(bits >> 16);
            token[length] = ByteLevelAlphabet.character(bits >> 8);
            length += one ? 1 : 0;
            token[length] = ByteLevelAlphabet.character(bits);
            length += two ? 1 : 0;
        }
        if (length == 0 || at >= end || content[at] != ' ' || end - at > MAX_DIGITS + 1 || end - at < 2) {
            return false;
        }
        int rank = 0;
        for (at++; at < end; at++) {
            int digit = content[at] - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            rank = 10 * rank + digit;
        }
        if (rank >= Vocabulary.MAX_IDS) {
            return false;
        }
        add(length, rank, line);
        return true;
    }

    private void readAny(String text, int line) throws FormatException {
        if (text.isEmpty()) {
            return;
        }
        int space = text.indexOf(' ');
        byte[] bytes = bytes(space < 0 ? text : text.substring(0, space), line);
        int rank = rank(space < 0 ? "" : text.substring(space + 1).strip(), line);
        token = bytes.length > token.length ? new char[bytes.length] : token;
        for (int i = 0; i < bytes.length; i++) {
            token[i] = ByteLevelAlphabet.character(bytes[i]);
        }
        add(bytes.length, rank, line);
    }

    private byte[] bytes(String base64, int line) throws FormatException {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            if (bytes.length == 0) {
                throw error(line, "token must not be empty");
            }
            return bytes;
        } catch (IllegalArgumentException e) {
            throw new FormatException(
                    name, "line " + line, "token must be Base64, got " + FormatException.quote(base64), e);
        }
    }

    private int rank(String digits, int line) throws FormatException {
        boolean number = !digits.isEmpty()
                && digits.length() <= MAX_DIGITS
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        int rank = number ? Integer.parseInt(digits) : -1;
        if (rank < 0 || rank >= Vocabulary.MAX_IDS) {
            throw error(
                    line,
                    "rank must be a whole number in [0, " + Vocabulary.MAX_IDS + "), got "
                            + FormatException.quote(digits));
        }
        return rank;
    }

    private void add(int length, int rank, int line) throws FormatException {
        int count = tokens.size();
        if (ranks.get(rank)) {
            throw error(line, "rank must differ from all others, got " + rank + " as in line " + lineOf(rank));
        }
        if (!tokens.add(token, 0, length, rank)) {
            int other = tokens.id(new String(token, 0, length));
            throw error(line, "token must differ from all others, got that of line " + lineOf(other));
        }
        if (count == lines.length) {
            lines = Arrays.copyOf(lines, 2 * count);
            ranksByLine = Arrays.copyOf(ranksByLine, 2 * count);
        }
        ranks.set(rank);
        lines[count] = line;
        ranksByLine[count] = rank;
    }

    private int lineOf(int rank) {
        int i = 0;
        while (ranksByLine[i] != rank) {
            i++;
        }
        return lines[i];
    }

    private FormatException error(int line, String problem) {
        return new FormatException(name, "line " + line, problem);
    }
}
