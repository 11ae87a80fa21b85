package org.inkstone.tokenizers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.inkstone.core.io.FormatException;
import org.inkstone.tokenizers.sentencepiece.SentencePieceTokenizer;
import org.inkstone.tokenizers.tiktoken.TiktokenEncoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenizerFilesTest {
    @TempDir
    private Path folder;

    private Path copy(String golden, String name) throws IOException {
        return Files.write(folder.resolve(name), Golden.bytes(golden));
    }

    @Test
    void theNameTellsTheKind() throws IOException {
        Path json = copy("tokenizer.json", "my.json");
        Path model = copy("formats/bpe.model", "my.model");
        Path versioned = copy("formats/bpe.model", "my.model.v3");
        Path ranks = copy("formats/small.tiktoken", "small.tiktoken");
        Path named = copy("formats/small.tiktoken", "r50k_base.tiktoken");
        assertInstanceOf(HuggingFaceTokenizer.class, TokenizerFiles.load(json));
        assertInstanceOf(SentencePieceTokenizer.class, TokenizerFiles.load(model));
        assertInstanceOf(SentencePieceTokenizer.class, TokenizerFiles.load(versioned));
        assertInstanceOf(TiktokenEncoding.class, TokenizerFiles.load(named));
        assertInstanceOf(TiktokenEncoding.class, TokenizerFiles.load(ranks, Optional.of("o200k_base")));
        String message = assertThrows(IllegalArgumentException.class, () -> TokenizerFiles.load(ranks))
                .getMessage();
        assertTrue(message.contains("r50k_base, p50k_base, p50k_edit, cl100k_base"), message);
        assertThrows(IllegalArgumentException.class, () -> TokenizerFiles.load(model, Optional.of("r50k_base")));
    }

    @Test
    void aFolderHasATokenizer() throws IOException {
        FormatException e = assertThrows(FormatException.class, () -> TokenizerFiles.load(folder));
        assertEquals(
                folder + ": folder must have one of tokenizer.json, tokenizer.model, vocab.txt, vocab.json, got none",
                e.getMessage());
        copy("formats/bpe.model", "tokenizer.model");
        assertInstanceOf(SentencePieceTokenizer.class, TokenizerFiles.load(folder));
        copy("tokenizer.json", "tokenizer.json");
        assertInstanceOf(HuggingFaceTokenizer.class, TokenizerFiles.load(folder));
    }

    @Test
    void anUnknownKindIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("words.lst"), "a");
        FormatException e = assertThrows(FormatException.class, () -> TokenizerFiles.load(file));
        assertTrue(e.getMessage().startsWith(file + ": file must be a tokenizer.json"), e.getMessage());
        assertThrows(NoSuchFileException.class, () -> TokenizerFiles.load(folder.resolve("missing.lst")));
        assertThrows(NoSuchFileException.class, () -> TokenizerFiles.load(folder.resolve("missing.model")));
    }
}
