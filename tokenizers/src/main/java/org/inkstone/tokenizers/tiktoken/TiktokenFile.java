package org.inkstone.tokenizers.tiktoken;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        return new RankLines(content, name).read();
    }
}
