package org.inkstone.tokenizers.added;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.inkstone.tokenizers.Golden;
import org.inkstone.tokenizers.HuggingFaceTokenizer;
import org.inkstone.tokenizers.encoding.Encoding;
import org.inkstone.tokenizers.json.TokenizerDefinition;
import org.inkstone.tokenizers.json.TokenizerJson;
import org.inkstone.tokenizers.normalizer.NormalForm;
import org.inkstone.tokenizers.normalizer.Normalizer;
import org.inkstone.tokenizers.text.AlignedText;
import org.junit.jupiter.api.Test;

/** Added tokens with all flags, against src/test/golden/around_the_model.py. */
class AddedTokensTest {
    /** Lower-cases ASCII, which is all that the golden texts need. */
    private static final class LowerAscii implements Normalizer {
        @Override
        public void normalize(AlignedText text) {
            AlignedText.Rewriting rewriting = text.rewrite();
            while (rewriting.next() >= 0) {
                int point = rewriting.next();
                rewriting.replace(point >= 'A' && point <= 'Z' ? point + 32 : point);
            }
            rewriting.finish();
        }
    }

    private static HuggingFaceTokenizer tokenizer(JsonNode row) throws IOException {
        ObjectNode tree = row.get("head").deepCopy();
        boolean lower = !tree.get("normalizer").isNull();
        tree.putNull("normalizer");
        tree.set("model", Golden.JSON.readTree(Golden.bytes("tokenizer.json")).get("model"));
        TokenizerDefinition read = TokenizerJson.read(Golden.JSON.writeValueAsBytes(tree), "added");
        return new HuggingFaceTokenizer(new TokenizerDefinition(
                read.addedTokens(),
                lower ? Optional.of(new LowerAscii()) : Optional.empty(),
                read.preTokenizer(),
                read.model(),
                read.postProcessor(),
                read.decoder(),
                read.truncation(),
                read.padding()));
    }

    @Test
    void findsThemAsTheReference() throws Exception {
        int cases = 0;
        for (JsonNode row : Golden.rows("added.jsonl")) {
            HuggingFaceTokenizer tokenizer = tokenizer(row);
            for (JsonNode example : row.get("cases")) {
                String text = example.get("text").asText();
                String what = text + " in " + row.get("head");
                Encoding encoding = tokenizer.encode(text, AllowedSpecial.ALL, true);
                assertEquals(Golden.strings(example.get("tokens")), encoding.tokens(), what);
                assertArrayEquals(Golden.ints(example.get("ids")), encoding.idArray(), what);
                List<Encoding.Span> spans = new ArrayList<>();
                example.get("offsets")
                        .forEach(o -> spans.add(
                                new Encoding.Span(o.get(0).asInt(), o.get(1).asInt())));
                assertEquals(spans, encoding.spans(), what);
                assertArrayEquals(Golden.ints(example.get("words")), encoding.wordIds(), what);
                assertArrayEquals(encoding.idArray(), tokenizer.encode(text, AllowedSpecial.ALL), what);
                assertArrayEquals(Golden.ints(example.get("inert")), tokenizer.encode(text), what);
                assertEquals(Golden.ints(example.get("inert")).length, tokenizer.countTokens(text), what);
                assertEquals(example.get("decoded").asText(), tokenizer.decode(encoding.idArray()), what);
                assertEquals(example.get("full").asText(), tokenizer.decode(false, encoding.idArray()), what);
                cases++;
            }
        }
        assertEquals(960, cases);
    }

    @Test
    void idsAreThoseOfTheVocabularyOrFollowIt() throws Exception {
        String json =
                """
                {"version":"1.0","truncation":null,"padding":null,"added_tokens":[
                  {"id":77,"content":"x","special":false},{"id":5,"content":"b","special":true},
                  {"id":0,"content":"","special":true},{"id":6,"content":"y","special":true}],
                 "normalizer":null,"pre_tokenizer":null,"post_processor":null,"decoder":null,
                 "model":{"type":"BPE","vocab":{"a":0,"b":1,"c":2},"merges":[]}}
                """;
        HuggingFaceTokenizer tokenizer = Golden.tokenizer(json.getBytes(StandardCharsets.UTF_8));
        assertEquals(3, tokenizer.tokenToId("x"));
        assertEquals(1, tokenizer.tokenToId("b"));
        assertEquals(4, tokenizer.tokenToId("y"));
        assertEquals("y", tokenizer.idToToken(4));
        assertEquals(5, tokenizer.vocabularySize());
    }

    @Test
    void aTextWithoutThemIsNotCopied() {
        AddedVocabulary added = new AddedVocabulary(
                List.of(AddedToken.special(0, "<s>"), AddedToken.special(1, "</s>")), Optional.empty());
        AlignedText text = AlignedText.unaligned("a < b </ c", 0, 10);
        for (AllowedSpecial allowed : List.of(AllowedSpecial.ALL, AllowedSpecial.NONE)) {
            List<AddedVocabulary.Segment> segments = added.split(text, allowed);
            assertEquals(1, segments.size());
            assertSame(text, segments.get(0).text());
        }
        assertEquals(List.of(), added.split(AlignedText.unaligned("", 0, 0), AllowedSpecial.ALL));
    }

    @Test
    void thousandsOfThemAreFoundInLinearTime() {
        Map<String, AddedToken> tokens = new HashMap<>();
        for (int i = 0; i < 6000; i++) {
            String content = "<unused" + i + ">";
            tokens.put(content, new AddedToken(i, content, false, false, false, i % 2 == 0, false));
        }
        tokens.put("<<<<x", new AddedToken(6000, "<<<<x", false, true, true, false, false));
        AddedVocabulary added = new AddedVocabulary(List.copyOf(tokens.values()), Optional.empty());
        String hostile = "<".repeat(10_000_000);
        assertTimeout(Duration.ofSeconds(20), () -> {
            AlignedText text = AlignedText.unaligned(hostile, 0, hostile.length());
            assertEquals(1, added.split(text, AllowedSpecial.ALL).size());
        });
        String many = "<unused77> <unused4000>".repeat(100_000);
        assertTimeout(Duration.ofSeconds(20), () -> {
            AlignedText text = AlignedText.unaligned(many, 0, many.length());
            List<AddedVocabulary.Segment> segments = added.split(text, AllowedSpecial.ALL);
            assertEquals(300_000, segments.size());
            assertEquals(
                    4000,
                    segments.get(segments.size() - 1).token() == null
                            ? -1
                            : segments.get(2).token().id());
        });
    }

    @Test
    void sixtyFourThreadsShareATokenizer() throws Exception {
        List<JsonNode> rows = Golden.rows("added.jsonl").subList(0, 20);
        List<Thread> threads = new ArrayList<>();
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        for (JsonNode row : rows.subList(0, 2)) {
            HuggingFaceTokenizer shared = tokenizer(row);
            for (int i = 0; i < 64; i++) {
                Thread thread = new Thread(() -> {
                    for (JsonNode example : row.get("cases")) {
                        int[] ids = Golden.ints(example.get("ids"));
                        String text = example.get("text").asText();
                        assertArrayEquals(ids, shared.encode(text, AllowedSpecial.ALL));
                        assertArrayEquals(
                                ids,
                                shared.encode(text, AllowedSpecial.ALL, true).idArray());
                        assertEquals(example.get("decoded").asText(), shared.decode(ids));
                    }
                });
                thread.setUncaughtExceptionHandler((t, e) -> failures.add(e));
                threads.add(thread);
                thread.start();
            }
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertTrue(failures.isEmpty(), failures.toString());
    }

    @Test
    void equalIdsAndStringsAreRefused() {
        AddedToken token = AddedToken.special(3, "<s>");
        for (AddedToken other : List.of(AddedToken.special(3, "<t>"), AddedToken.special(4, "<s>"))) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new AddedVocabulary(Arrays.asList(token, other), Optional.empty()));
        }
    }

    @Test
    void aQuickLookNeverMissesAToken() {
        AddedVocabulary added = new AddedVocabulary(
                List.of(AddedToken.special(1, "<s>"), AddedToken.special(2, "<<"), AddedToken.special(3, "aé>")),
                Optional.of(NormalForm.NFC));
        SplittableRandom random = new SplittableRandom(5);
        for (int n = 0; n < 20_000; n++) {
            StringBuilder letters = new StringBuilder();
            for (int i = random.nextInt(9); i >= 0; i--) {
                letters.append("<s>aé".charAt(random.nextInt(5)));
            }
            String text = letters.toString();
            boolean plain = !text.contains("<s>") && !text.contains("<<") && !text.contains("aé>");
            byte[] latin1 = text.getBytes(StandardCharsets.ISO_8859_1);
            assertEquals(plain, added.leaves(latin1, latin1.length, AllowedSpecial.ALL), text);
            assertEquals(plain, added.leaves(text.toCharArray(), text.length(), AllowedSpecial.ALL), text);
            assertTrue(added.leaves(latin1, latin1.length, AllowedSpecial.NONE));
        }
    }
}
