package org.inkstone.benchmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.knuddels.jtokkit.api.Encoding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inkstone.tokenizers.HuggingFaceTokenizer;
import org.inkstone.tokenizers.encoding.SubwordTokenizer;
import org.inkstone.tokenizers.model.Merge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TiktokenVocabularyTest {
    private static final List<String> LINES = List.of(
            "Hello, world! It's 2026; I'VE counted 1234567 ways.",
            "  indented\tcode();  // trailing   ",
            "明月几时有？把酒问青天。",
            "Übergröße naïve café 🙂👍🏽 Ελλάδα Москва",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");

    @TempDir
    private Path folder;

    @Test
    void everyCutIntoTwoTokensIsAMerge() {
        Map<String, Integer> ranks = Map.of("a", 0, "b", 1, "c", 2, "bc", 3, "ab", 4, "abc", 5);

        assertEquals(
                List.of(new Merge("b", "c"), new Merge("a", "b"), new Merge("a", "bc"), new Merge("ab", "c")),
                RanksAsMerges.merges(ranks));
    }

    @ParameterizedTest
    @EnumSource
    void ranksMergesAndJTokkitHaveTheSameIds(TiktokenVocabulary vocabulary) throws IOException {
        TokenizerSource source = new TokenizerSource("ours", vocabulary.write(folder), Optional.empty());
        HuggingFaceTokenizer merges = RanksAsMerges.convert(vocabulary.ranks(), vocabulary.encoding());

        SubwordTokenizer ranks = source.load();
        Encoding jtokkit = vocabulary.jtokkit();

        for (String line : LINES) {
            int[] ids = ranks.encode(line);
            assertArrayEquals(jtokkit.encodeOrdinary(line).toArray(), ids, line);
            assertArrayEquals(merges.encode(line), ids, line);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"R50K", "O200K"})
    void isKnownByItsTokens(TiktokenVocabulary vocabulary) throws IOException {
        assertEquals(Optional.of(vocabulary), TiktokenVocabulary.of(vocabulary.ranks()));
    }

    @Test
    void oneTokenMoreIsAnotherVocabulary() throws IOException {
        Map<String, Integer> ranks = new HashMap<>(TiktokenVocabulary.R50K.ranks());
        ranks.put("a token more", 60000);

        assertEquals(Optional.empty(), TiktokenVocabulary.of(ranks));
    }
}
