package org.inkstone.tokenizers.json;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.inkstone.core.io.AtomicFiles;
import org.inkstone.core.io.FormatException;

/**
 * Hugging Face's {@code tokenizer.json} (分词器文件): one file that holds all components of a tokenizer.
 *
 * <p>Read and written are all components of tokenizers 0.23: the models {@code BPE}, {@code WordPiece}, {@code Unigram} and
 * {@code WordLevel}, and the normalizers, pre-tokenizers, post-processors and decoders that the packages beside this one
 * list. One that is not known is refused by name. Merges may be written {@code "a b"} or {@code ["a", "b"]}.
 *
 * <p>Added tokens get the ids that the reference gives them, whatever the file says: the id that the vocabulary has for
 * the string, or else the next one behind the vocabulary.
 *
 * <p>Stricter than the reference: duplicate tokens, ids or merged keys are errors.
 */
public final class TokenizerJson {
    /** Larger files are refused, in bytes. */
    public static final long MAX_FILE_SIZE = 512L << 20;

    private TokenizerJson() {}

    /**
     * Reads a file.
     *
     * @param file the file
     * @return its components
     * @throws FormatException if the file is broken, or has a component that is not supported; says where
     * @throws IOException if the file cannot be read
     */
    public static TokenizerDefinition read(Path file) throws IOException {
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
     * @return its components
     * @throws FormatException if the content is broken, or has a component that is not supported; says where
     * @throws IOException if the content cannot be read
     */
    public static TokenizerDefinition read(byte[] content, String name) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        CharBuffer text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(bytes);
        } catch (CharacterCodingException e) {
            throw new FormatException(name, "byte " + bytes.position(), "JSON must be UTF-8, but this is not", e);
        }
        return new DefinitionReader(name).read(text);
    }

    /**
     * Writes a file. An old one is replaced at once, or not at all.
     *
     * @param definition the components
     * @param file the file
     * @throws IOException if the file cannot be written
     */
    public static void write(TokenizerDefinition definition, Path file) throws IOException {
        AtomicFiles.write(file, out -> DefinitionWriter.write(definition, out));
    }
}
