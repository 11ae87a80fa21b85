package org.inkstone.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inkstone.tokenizers.HuggingFaceTokenizer;
import org.inkstone.tokenizers.model.Merge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TiktokenVocabularyTest {
    private static final List<String> LINES = List.of(
            "Hello, world! It's 2026; I'VE counted 1234567 ways.",
            "  indented\tcode();  // trailing   ",
            "明月几时有？把酒问青天。",
            "Übergröße naïve café 🙂👍🏽 Ελλάδα Москва",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");

    @Test
    void readsTokensInTheByteAlphabet() throws IOException {
        assertEquals(
                Map.of("!", 0, "Ġ", 1, "Ġ!", 2),
                TiktokenVocabulary.parse(new BufferedReader(new StringReader("IQ== 0\nIA== 1\nICE= 2\n"))));
    }

    @Test
    void everyCutIntoTwoTokensIsAMerge() {
        Map<String, Integer> ranks = Map.of("a", 0, "b", 1, "c", 2, "bc", 3, "ab", 4, "abc", 5);

        assertEquals(
                List.of(new Merge("b", "c"), new Merge("a", "b"), new Merge("a", "bc"), new Merge("ab", "c")),
                TiktokenVocabulary.merges(ranks));
    }

    @ParameterizedTest
    @EnumSource
    void inkstoneAndJTokkitHaveTheSameIds(TiktokenVocabulary vocabulary) throws IOException {
        HuggingFaceTokenizer ours = vocabulary.inkstone();

        assertTrue(vocabulary.isThatOf(ours));
        assertEquals(
                Optional.empty(),
                SameIds.firstDifference(LineEncoder.of(ours), LineEncoder.of(vocabulary.jtokkit()), LINES));
    }

    @Test
    void tellsWhereIdsDiffer() throws IOException {
        HuggingFaceTokenizer ours = TiktokenVocabulary.R50K.inkstone();

        assertFalse(TiktokenVocabulary.CL100K.isThatOf(ours));
        assertEquals(
                Optional.of("line 2, token 1: Inkstone has 31373, JTokkit cl100k_base has 15339"),
                SameIds.firstDifference(
                        LineEncoder.of(ours),
                        LineEncoder.of(TiktokenVocabulary.CL100K.jtokkit()),
                        List.of("", "hello")));
    }
}
