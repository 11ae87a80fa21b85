package org.inkstone.tokenizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.inkstone.core.io.FormatException;
import org.inkstone.tokenizers.added.AllowedSpecial;
import org.inkstone.tokenizers.model.BytePairEncoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VocabularyFilesTest {
    private static final String BERT = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nthe\nink\n##stone\n##s\n!\ncafe\n墨\n";

    @TempDir
    private Path folder;

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    @Test
    void vocabTxtIsBert() throws IOException {
        HuggingFaceTokenizer tokenizer = VocabularyFiles.bert(write("vocab.txt", BERT));
        var encoding = tokenizer.encode("The  inkstones! Café墨 x [MASK]", AllowedSpecial.ALL, true);
        assertEquals(
                List.of("[CLS]", "the", "ink", "##stone", "##s", "!", "cafe", "墨", "[UNK]", "[MASK]", "[SEP]"),
                encoding.tokens());
        assertEquals(List.of(2, 5, 6, 7, 8, 9, 10, 11, 1, 4, 3), encoding.ids());
        assertEquals("the inkstones!", tokenizer.decode(2, 5, 6, 7, 8, 9, 3));
    }

    @Test
    void capitalsInTheVocabularyMakeItCased() throws IOException {
        Path file = write("vocab.txt", BERT + "The\n");
        assertArrayEquals(new int[] {12, 5}, VocabularyFiles.bert(file).encode("The the"));
        assertArrayEquals(new int[] {5, 5}, VocabularyFiles.bert(file, true).encode("The the"));
        assertArrayEquals(
                new int[] {1, 5},
                VocabularyFiles.bert(write("lower.txt", BERT), false).encode("The the"));
    }

    @Test
    void vocabJsonAndMergesAreByteLevel() throws IOException {
        HuggingFaceTokenizer whole = Golden.tokenizer();
        BytePairEncoding model = (BytePairEncoding) whole.definition().model();
        Path vocabulary = folder.resolve("vocab.json");
        Files.write(vocabulary, Golden.JSON.writeValueAsBytes(model.vocabulary().ids()));
        write(
                "merges.txt",
                "#version: 0.2\n"
                        + model.merges().stream()
                                .map(merge -> merge.left() + " " + merge.right() + "\n")
                                .collect(Collectors.joining()));
        var tokenizer = TokenizerFiles.load(folder);
        int rows = 0;
        for (JsonNode row : Golden.rows("encodings.jsonl")) {
            String text = row.get("text").asText();
            if (text.contains("dog")) {
                continue; // an added token of the golden file, which these files cannot tell
            }
            assertArrayEquals(whole.encode(text), tokenizer.encode(text), text);
            rows++;
        }
        assertTrue(rows > 30);
    }

    @Test
    void robertaPutsTokensAround() throws IOException {
        write("vocab.json", "{\"<s>\": 0, \"</s>\": 1, \"a\": 2, \"b\": 3, \"ab\": 4, \"<mask>\": 5, \"Ġ\": 6}");
        write("merges.txt", "a b\n");
        var tokenizer = TokenizerFiles.load(folder);
        assertEquals(
                List.of(0, 4, 2, 1),
                tokenizer.encode("aba", AllowedSpecial.NONE, true).ids());
        assertEquals(
                List.of(2, 5, 3),
                tokenizer.encode("a <mask>b", AllowedSpecial.ALL, false).ids());
    }

    @Test
    void errorsNameThePlace() throws IOException {
        assertBroken("line 2: token must not be empty", "vocab.txt", "a\n\nb");
        assertBroken("line 3: token must differ from all others, got \"a\" as in line 1", "vocab.txt", "a\nb\na");
        assertBroken("vocabulary must have [SEP], but it is missing", "vocab.txt", "[UNK]\n[CLS]\n");
        Files.write(folder.resolve("vocab.txt"), "é".getBytes(StandardCharsets.ISO_8859_1));
        assertThrows(FormatException.class, () -> TokenizerFiles.load(folder.resolve("vocab.txt")));
        write("merges.txt", "#version: 0.2\na b\na  b\n");
        assertBroken("id must be in [0, 16777216), got 99999999", "vocab.json", "{\"a\": 99999999}");
        assertBroken("ids must differ", "vocab.json", "{\"a\": 1, \"b\": 1}");
        assertBroken("line 3: merge must be two tokens with a space", "vocab.json", "{\"a\": 1, \"b\": 2}");
        write("merges.txt", "a b\n");
        assertBroken("\"ab\" is not in it", "vocab.json", "{\"a\": 1, \"b\": 2}");
    }

    private void assertBroken(String message, String name, String content) throws IOException {
        Path file = write(name, content);
        FormatException e = assertThrows(FormatException.class, () -> TokenizerFiles.load(file));
        assertTrue(e.getMessage().startsWith(folder.toString()), e.getMessage());
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }
}
