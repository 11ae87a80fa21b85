package org.inkstone.tokenizers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.inkstone.core.io.FormatException;
import org.inkstone.tokenizers.encoding.SubwordTokenizer;
import org.inkstone.tokenizers.sentencepiece.SentencePieceTokenizer;
import org.inkstone.tokenizers.tiktoken.KnownEncoding;
import org.inkstone.tokenizers.tiktoken.TiktokenEncoding;

/**
 * Reads a tokenizer from any kind of file (分词器文件); the name tells the kind.
 *
 * <pre>{@code
 * *.json               Hugging Face's tokenizer.json
 * *.model, *.model.*   SentencePiece
 * *.tiktoken           tiktoken's ranks; where text is cut must be said beside it
 * *.txt                BERT's vocab.txt
 * vocab.json           GPT-2's, with the merges.txt beside it
 * a folder             the first that is in it of tokenizer.json, tokenizer.model, vocab.txt and vocab.json
 * }</pre>
 */
public final class TokenizerFiles {
    private static final List<String> IN_FOLDERS =
            List.of("tokenizer.json", "tokenizer.model", "vocab.txt", "vocab.json");

    private TokenizerFiles() {}

    /**
     * Reads a tokenizer.
     *
     * @param file the file or folder
     * @return the tokenizer
     * @throws FormatException if the file is broken or of an unknown kind
     * @throws IllegalArgumentException if the file is a {@code .tiktoken} file not named as its encoding is
     * @throws IOException if the file cannot be read
     */
    public static SubwordTokenizer load(Path file) throws IOException {
        return load(file, Optional.empty());
    }

    /**
     * Reads a tokenizer.
     *
     * @param file the file or folder
     * @param encoding for a {@code .tiktoken} file the {@linkplain KnownEncoding#names() name} of its encoding; if
     *     empty, the file's own name before the dot. Must be empty for other kinds
     * @return the tokenizer
     * @throws FormatException if the file is broken or of an unknown kind
     * @throws IllegalArgumentException if the encoding is not known, or given for another kind
     * @throws IOException if the file cannot be read
     */
    public static SubwordTokenizer load(Path file, Optional<String> encoding) throws IOException {
        Path found = Files.isDirectory(file) ? inFolder(file) : file;
        String name = String.valueOf(found.getFileName());
        if (name.endsWith(".tiktoken")) {
            return TiktokenEncoding.load(found, encoding.orElse(name.substring(0, name.length() - 9)));
        }
        if (encoding.isPresent()) {
            throw new IllegalArgumentException("encoding must be left out for files other than .tiktoken, got "
                    + encoding.get() + " for " + found);
        }
        if (name.endsWith(".model") || name.contains(".model.")) {
            return SentencePieceTokenizer.load(found);
        }
        if (name.endsWith(".txt")) {
            return VocabularyFiles.bert(found);
        }
        if (name.equals("vocab.json")) {
            return VocabularyFiles.byteLevel(found, found.resolveSibling("merges.txt"));
        }
        if (name.endsWith(".json")) {
            return HuggingFaceTokenizer.load(found);
        }
        if (Files.notExists(found)) {
            throw new NoSuchFileException(found.toString());
        }
        throw new FormatException(
                found.toString(),
                "",
                "file must be a tokenizer.json, a .model, a .tiktoken file, a vocab.txt or a vocab.json, by its name");
    }

    private static Path inFolder(Path folder) throws IOException {
        for (String name : IN_FOLDERS) {
            if (Files.isRegularFile(folder.resolve(name))) {
                return folder.resolve(name);
            }
        }
        throw new FormatException(
                folder.toString(), "", "folder must have one of " + String.join(", ", IN_FOLDERS) + ", got none");
    }
}
