package org.inkstone.tokenizers.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.inkstone.core.io.FormatException;
import org.inkstone.tokenizers.Golden;
import org.inkstone.tokenizers.HuggingFaceTokenizer;
import org.inkstone.tokenizers.encoding.Padding;
import org.inkstone.tokenizers.pretokenizer.Cl100kPattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizerJsonTest {
    private static final String SMALL =
            """
            {"version":"1.0","truncation":null,"padding":{"strategy":"BatchLongest","direction":"Right","pad_to_multiple_of":null,"pad_id":0,"pad_type_id":0,"pad_token":"[PAD]"},"added_tokens":[],"normalizer":null,
             "pre_tokenizer":{"type":"ByteLevel","add_prefix_space":false,"trim_offsets":true,"use_regex":true},
             "post_processor":null,"decoder":{"type":"ByteLevel"},
             "model":{"type":"BPE","dropout":null,"unk_token":null,"continuing_subword_prefix":"","end_of_word_suffix":"",
              "fuse_unk":false,"byte_fallback":false,"ignore_merges":false,
              "vocab":{"a":0,"b":1,"ab":2,"Ġ":3},"merges":[["a","b"]]}}
            """;

    @TempDir
    Path folder;

    @Test
    void writesWhatTheReferenceWrites() throws Exception {
        Path file = folder.resolve("tokenizer.json");
        Golden.tokenizer().save(file);
        assertArrayEquals(Golden.bytes("tokenizer.json"), Files.readAllBytes(file));
        HuggingFaceTokenizer again = HuggingFaceTokenizer.load(file);
        assertArrayEquals(Golden.tokenizer().encode("lo ba re"), again.encode("lo ba re"));
    }

    @Test
    void everyHeadSurvivesARoundTrip() throws Exception {
        for (String head : new String[] {
            "tokenizer-false-none-false.json",
            "tokenizer-true-true-false.json",
            "tokenizer-false-true-true.json",
            "tokenizer-true-false-false.json"
        }) {
            HuggingFaceTokenizer tokenizer = Golden.tokenizer(head);
            Path file = folder.resolve(head);
            tokenizer.save(file);
            TokenizerDefinition read = TokenizerJson.read(file);
            assertEquals(tokenizer.definition().postProcessor(), read.postProcessor());
            assertEquals(tokenizer.definition().preTokenizer(), read.preTokenizer());
            assertEquals(tokenizer.definition().addedTokens(), read.addedTokens());
        }
    }

    @Test
    void splitsSurviveARoundTrip() throws Exception {
        for (String behavior : new String[] {"\"Isolated\",\"invert\":false", "\"Removed\",\"invert\":true"}) {
            HuggingFaceTokenizer tokenizer = read(SMALL.replace(
                            "\"pre_tokenizer\":{",
                            "\"pre_tokenizer\":{\"type\":\"Sequence\",\"pretokenizers\":[{\"type\":\"Split\",\"pattern\":"
                                    + Golden.JSON.writeValueAsString(Map.of("Regex", Cl100kPattern.LLAMA3.regex()))
                                    + ",\"behavior\":" + behavior + "},{")
                    .replace("\"use_regex\":true}", "\"use_regex\":false}]}"));
            assertArrayEquals(new int[] {0, 2, 3, 1}, tokenizer.encode("a(ab b"));
            Path file = folder.resolve("split.json");
            tokenizer.save(file);
            assertEquals(
                    tokenizer.definition().preTokenizer(),
                    TokenizerJson.read(file).preTokenizer());
        }
    }

    @Test
    void everyComponentIsWrittenAsTheReferenceWritesIt() throws Exception {
        Path file = folder.resolve("saved.json");
        for (JsonNode row : Golden.rows("saved.jsonl")) {
            String json = row.get("json").asText();
            read(json).save(file);
            assertEquals(json, Files.readString(file));
        }
    }

    @Test
    void lengthsBeyondAnIntAreNoLimit() throws Exception {
        String json = SMALL.replace(
                "\"truncation\":null",
                "\"truncation\":{\"max_length\":1000000000000000019884624838656,\"stride\":0,\"strategy\":\"OnlyFirst\"}");
        assertEquals(
                Integer.MAX_VALUE,
                read(json).definition().truncation().orElseThrow().maxLength());
    }

    @Test
    void readsBothFormsOfMerges() throws Exception {
        assertArrayEquals(new int[] {2, 3, 2}, read(SMALL).encode("ab ab"));
        assertArrayEquals(
                new int[] {2, 3, 2},
                read(SMALL.replace("[\"a\",\"b\"]", "\"a b\"")).encode("ab ab"));
        assertEquals(
                Optional.of(Padding.toLongest(0, "[PAD]")),
                read(SMALL).definition().padding());
    }

    @Test
    void ignoresMergesForWholeWordsIfTold() throws Exception {
        String whole = SMALL.replace("\"Ġ\":3", "\"Ġ\":3,\"aba\":4");
        assertArrayEquals(new int[] {2, 0}, read(whole).encode("aba"));
        assertArrayEquals(
                new int[] {4},
                read(whole.replace("\"ignore_merges\":false", "\"ignore_merges\":true"))
                        .encode("aba"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"type\":\"BPE\" | \"type\":\"Unigram\" | Unigram",
                "\"type\":\"BPE\" | \"type\":7 | model.type",
                "\"normalizer\":null | \"normalizer\":{\"type\":\"NFKX\"} | NFKX",
                "\"normalizer\":null | \"normalizer\":{\"type\":[]} | normalizer.type",
                "{\"type\":\"ByteLevel\",\"add | {\"type\":\"Frobnicator\",\"add | Frobnicator",
                "\"decoder\":{\"type\":\"ByteLevel\"} | \"decoder\":{\"type\":\"Frobnicate\"} | Frobnicate",
                "\"post_processor\":null | \"post_processor\":{\"type\":\"BertProcessing\"} | post_processor.sep",
                "\"post_processor\":null | \"post_processor\":{\"type\":\"Frame\"} | Frame",
                "{\"type\":\"ByteLevel\"} | {\"type\":\"Strip\",\"content\":\"ab\",\"start\":1,\"stop\":0} | decoder.content",
                "{\"type\":\"ByteLevel\"} | {\"type\":\"Strip\",\"content\":\"a\",\"start\":-1,\"stop\":0} | decoder.start",
                "{\"type\":\"ByteLevel\"} | {\"type\":\"WordPiece\",\"prefix\":\"##\"} | decoder.cleanup",
                "{\"type\":\"ByteLevel\"} | {\"type\":\"Sequence\",\"decoders\":[{\"type\":\"Fuse\"},{\"type\":\"Knit\"}]} | decoder.decoders[1]",
                "{\"type\":\"ByteLevel\"} | {\"type\":\"Replace\",\"pattern\":{\"Regex\":\"(\"},\"content\":\"\"} | decoder.pattern.Regex",
                "{\"type\":\"ByteLevel\"} | {\"type\":\"Metaspace\",\"replacement\":\"_\",\"prepend_scheme\":\"last\"} | prepend_scheme",
                "{\"type\":\"ByteLevel\"} | {\"type\":\"Metaspace\",\"replacement\":\"_\",\"prepend_scheme\":\"first\",\"add_prefix_space\":false} | add_prefix_space",
                "\"direction\":\"Right\" | \"direction\":\"Up\" | padding.direction",
                "\"strategy\":\"BatchLongest\" | \"strategy\":\"Longest\" | padding.strategy",
                "\"strategy\":\"BatchLongest\" | \"strategy\":{\"Fixed\":-3} | -3",
                "\"pad_id\":0 | \"pad_id\":\"0\" | padding.pad_id",
                "\"truncation\":null | \"truncation\":{\"max_length\":4,\"stride\":4,\"strategy\":\"LongestFirst\"} | stride",
                "\"truncation\":null | \"truncation\":{\"max_length\":4,\"stride\":0,\"strategy\":\"Longest\"} | LongestFirst",
                "\"truncation\":null | \"truncation\":{\"stride\":0,\"strategy\":\"OnlyFirst\"} | truncation.max_length",
                "\"post_processor\":null | \"post_processor\":{\"type\":\"TemplateProcessing\",\"single\":[{\"SpecialToken\":{\"id\":\"q\",\"type_id\":0}}],\"pair\":[]} | q",
                "\"version\":\"1.0\" | \"version\":\"2.0\" | 2.0",
                "\"type\":\"BPE\" | \"type\":\"Frobnicate\" | Frobnicate",
                "\"type\":\"BPE\" | \"type\":\"WordPiece\" | unk_token",
                "\"type\":\"BPE\" | \"type\":\"WordLevel\" | unk_token",
                "\"dropout\":null | \"dropout\":1.5 | dropout",
                "\"dropout\":null | \"dropout\":\"0\" | dropout",
                "\"dropout\":null | \"dropout\":1e999 | dropout",
                "\"unk_token\":null | \"unk_token\":7 | unk_token",
                "\"unk_token\":null | \"unk_id\":-1 | unk_id",
                "\"byte_fallback\":false | \"byte_fallback\":1 | byte_fallback",
                "\"continuing_subword_prefix\":\"\" | \"continuing_subword_prefix\":\"##\" | merge 0",
                "\"end_of_word_suffix\":\"\" | \"end_of_word_suffix\":[] | end_of_word_suffix",
                "\"ignore_merges\":false | \"ignore_merges\":\"no\" | ignore_merges",
                "[[\"a\",\"b\"]] | [[\"a\",\"zz\"]] | zz",
                "[[\"a\",\"b\"]] | [[\"b\",\"a\"]] | ba",
                "[[\"a\",\"b\"]] | [[\"a\",\"b\",\"c\"]] | merge 0",
                "[[\"a\",\"b\"]] | [[\"a\"]] | merge 0",
                "[[\"a\",\"b\"]] | [\"a b c\"] | merge 0",
                "[[\"a\",\"b\"]] | [\"ab\"] | merge 0",
                "[[\"a\",\"b\"]] | [7] | merge 0",
                "[[\"a\",\"b\"]] | {} | model.merges",
                ",\"merges\":[[\"a\",\"b\"]] | `` | merges",
                "\"vocab\":{ | \"vocab_\":{ | vocab",
                "\"b\":1 | \"a\":1 | once",
                "\"b\":1 | \"b\":0 | both have 0",
                "\"b\":1 | \"b\":-1 | -1",
                "\"b\":1 | \"b\":1.5 | whole number",
                "\"b\":1 | \"b\":99999999999999999999 | 99999999999999999999",
                "\"b\":1 | \"b\":2147483647 | 2147483647",
                "\"b\":1 | \"b\":null | whole number",
                "\"b\":1 | \"\\ud800\":1 | surrogate",
                "\"padding\": | \"version\": | version",
                "\"added_tokens\":[] | \"added_tokens\":[{\"id\":9,\"content\":\"x\"},{\"id\":8,\"content\":\"x\"}] | x",
                "\"added_tokens\":[] | \"added_tokens\":[{\"id\":1e9,\"content\":\"x\"}] | added_tokens[0].id",
                "\"added_tokens\":[] | \"added_tokens\":[{\"content\":\"x\"}] | added_tokens[0].id",
                "\"added_tokens\":[] | \"added_tokens\":{} | added_tokens",
                "\"added_tokens\":[] | \"added_tokens\":[7] | added_tokens[0]",
                "\"model\":{ | \"model_\":{ | model",
                "\"model\":{ | \"model\":[{ | model",
                "\"truncation\":null | \"truncation\":nul | line 1",
                "\"truncation\":null | \"truncation\":{\"a\":1,\"a\":2} | line 1",
            })
    void saysWhatIsWrong(String right, String wrong, String named) {
        String json = SMALL.replace(right, wrong);
        assertTrue(!json.equals(SMALL), "the test must change something");
        FormatException e = assertThrows(FormatException.class, () -> read(json));
        assertTrue(e.getMessage().contains(named), e.getMessage());
    }

    @Test
    void depthIsLimited() {
        String deep = SMALL.replace("\"truncation\":null", "\"truncation\":" + "[".repeat(100_000));
        assertThrows(FormatException.class, () -> read(deep));
        assertThrows(FormatException.class, () -> read(""));
        assertThrows(FormatException.class, () -> read("[]"));
        assertThrows(FormatException.class, () -> read(SMALL + "{}"));
        assertThrows(FormatException.class, () -> TokenizerJson.read(new byte[] {'{', (byte) 0xFF}, "x"));
        assertThrows(IOException.class, () -> TokenizerJson.read(folder.resolve("missing.json")));
    }

    /** Whatever a file says, it loads or is refused with a message; nothing else happens. */
    @Test
    @Timeout(60)
    void damagedFilesLoadOrAreRefused() {
        byte[] whole = SMALL.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length - 2; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThrows(FormatException.class, () -> TokenizerJson.read(cut, "cut"), "length " + length);
        }
        SplittableRandom random = new SplittableRandom(5);
        int refused = 0;
        for (int i = 0; i < 4000; i++) {
            byte[] damaged = whole.clone();
            for (int n = random.nextInt(1, 4); n > 0; n--) {
                int at = random.nextInt(damaged.length);
                damaged[at] = random.nextBoolean()
                        ? (byte) (damaged[at] ^ (1 << random.nextInt(8)))
                        : (byte) "{}[]\",:0a".charAt(random.nextInt(9));
            }
            try {
                HuggingFaceTokenizer tokenizer = new HuggingFaceTokenizer(TokenizerJson.read(damaged, "damaged"));
                tokenizer.decode(tokenizer.encode("ab ab \uD83D😀"));
            } catch (FormatException e) {
                refused++;
                assertTrue(e.getMessage().startsWith("damaged: "), e.getMessage());
            } catch (IOException e) {
                throw new AssertionError("random 5, round " + i, e);
            }
        }
        assertTrue(refused > 1000, "refused " + refused);
    }

    private static HuggingFaceTokenizer read(String json) throws IOException {
        return Golden.tokenizer(json.getBytes(StandardCharsets.UTF_8));
    }
}
