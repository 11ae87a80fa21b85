package org.inkstone.tokenizers.sentencepiece;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.inkstone.core.io.FormatException;

/**
 * What a SentencePiece {@code .model} file says (SentencePiece 模型): the pieces with their scores, and how text is
 * normalized before and after.
 *
 * <p>The file is one protocol buffers message, {@code ModelProto}. What only training needs is not kept.
 *
 * @param algorithm how text is cut into pieces
 * @param pieces the pieces; the place in the list is the id
 * @param byteFallback write an unknown character as the pieces {@code <0x00>} to {@code <0xFF>} of its bytes
 * @param whitespaceAsSuffix a space belongs to the word before it rather than to the one behind
 * @param unknownSurface what the unknown piece is decoded as
 * @param normalization what is done to a text first
 * @param denormalization what is done to a decoded text last, if anything
 * @paper Kudo, Richardson 2018, SentencePiece: A simple and language independent subword tokenizer and detokenizer for
 *     Neural Text Processing, arXiv 1808.06226
 * @book 词元化（分词）：分词器的选用
 */
public record SentencePieceModel(
        Algorithm algorithm,
        List<Piece> pieces,
        boolean byteFallback,
        boolean whitespaceAsSuffix,
        String unknownSurface,
        Normalization normalization,
        Optional<Normalization> denormalization) {
    /** Larger files are refused, in bytes. */
    public static final long MAX_FILE_SIZE = 512L << 20;

    /** How text is cut into pieces. */
    public enum Algorithm {
        /** The pieces of the highest sum of scores. */
        UNIGRAM,
        /** Neighbours are joined, the pair of the highest score first. */
        BPE,
        /** Each word is a piece. */
        WORD,
        /** Each character is a piece. */
        CHAR
    }

    /** What a piece is for. */
    public enum Type {
        /** A piece of text. */
        NORMAL,
        /** Stands for text that has no piece. */
        UNKNOWN,
        /** Stands for no text, as {@code <s>} does; never found in text. */
        CONTROL,
        /** A string that is always one piece and is not normalized. */
        USER_DEFINED,
        /** No longer a piece; BPE takes it apart again. */
        UNUSED,
        /** One byte of a character that has no piece. */
        BYTE
    }

    /**
     * A piece (子词).
     *
     * @param text the characters, not empty; U+2581 stands for a space
     * @param score in Unigram the logarithm of the piece's probability; in BPE the higher the earlier
     * @param type what it is for
     */
    public record Piece(String text, float score, Type type) {}

    /**
     * How text is normalized (规范化).
     *
     * @param name such as {@code nmt_nfkc}; says nothing to us
     * @param charsmap which characters become which
     * @param addDummyPrefix put a space before the text, so that its first word is like the others
     * @param removeExtraWhitespaces drop spaces at both ends, and all but one in between
     * @param escapeWhitespaces write spaces as U+2581
     */
    public record Normalization(
            String name,
            Optional<LongestMatchCharsmap> charsmap,
            boolean addDummyPrefix,
            boolean removeExtraWhitespaces,
            boolean escapeWhitespaces) {}

    /**
     * Checks what the reference checks.
     *
     * @throws IllegalArgumentException if there is no unknown piece or more than one, a piece is empty or occurs
     *     twice, a byte is missing, or a piece is a byte although there is no byte fallback
     */
    public SentencePieceModel {
        pieces = List.copyOf(pieces);
        PieceChecks.check(pieces, byteFallback);
    }

    /**
     * Reads a file.
     *
     * @param file the file
     * @return what it says
     * @throws FormatException if the file is broken; says at which byte and in which field
     * @throws IOException if the file cannot be read
     */
    public static SentencePieceModel read(Path file) throws IOException {
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
     * @return what it says
     * @throws FormatException if the content is broken; says at which byte and in which field
     */
    public static SentencePieceModel read(byte[] content, String name) throws FormatException {
        return new ModelProtoReader(content, name).read();
    }
}
