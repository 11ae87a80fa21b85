package org.inkstone.tokenizers.pretokenizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.inkstone.tokenizers.text.AlignedText;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** No text takes more than linear time or a deep stack. */
class HostileTextTest {
    private static final int LENGTH = 100_000;

    private static final List<String> PARTS =
            List.of("a", " ", "\n", "-", "_", "'", "\u0301", "世", "1", "😀", "aB", "aа", "a世", " \n", "\u200b");

    private static final List<PreTokenizer> ALL = List.of(
            new Split(Gpt2Pattern.INSTANCE, Split.Behavior.ISOLATED),
            new Split(Cl100kPattern.LLAMA3, Split.Behavior.ISOLATED),
            new Split(TiktokenCl100kPattern.INSTANCE, Split.Behavior.ISOLATED),
            new Split(O200kPattern.INSTANCE, Split.Behavior.ISOLATED),
            new Split(NumberRuns.INSTANCE, Split.Behavior.ISOLATED),
            new Split(CjkRuns.INSTANCE, Split.Behavior.ISOLATED),
            new Split(DeepSeekWords.INSTANCE, Split.Behavior.ISOLATED),
            new Split(RegexDelimiter.of("\\p{L}+|\\s+(?!\\S)|\\p{Nd}"), Split.Behavior.MERGED_WITH_NEXT),
            new Split(new StringDelimiter("aaaaaaaab"), Split.Behavior.CONTIGUOUS),
            new Split(new StringDelimiter(" "), Split.Behavior.MERGED_WITH_PREVIOUS),
            new Metaspace(0x2581, Metaspace.PrependScheme.ALWAYS, true),
            new Whitespace(),
            new WhitespaceSplit(),
            new Punctuation(Split.Behavior.MERGED_WITH_NEXT),
            new Digits(true),
            new BertPreTokenizer(),
            new UnicodeScripts(),
            new FixedLength(3),
            ByteLevel.GPT2);

    @Test
    void longTextsTakeLinearTime() {
        for (String part : PARTS) {
            String text = part.repeat(LENGTH / part.length());
            for (PreTokenizer preTokenizer : ALL) {
                List<AlignedText> pieces = Assertions.assertTimeout(
                        Duration.ofSeconds(20),
                        () -> preTokenizer.preTokenize(AlignedText.unaligned(text, 0, text.length())));
                assertTrue(pieces.size() <= 3 * text.length());
            }
        }
    }

    @Test
    void tiktokenTakesWhiteSpaceAtTheEndWhole() {
        SplitPattern pattern = TiktokenPatterns.of("cl100k_base").orElseThrow();
        PreTokenizer split = new Split(pattern, Split.Behavior.ISOLATED);
        assertEquals(List.of("a", "\n  "), split.preTokenize("a\n  "));
        assertEquals(List.of("a", "\n", " ", " b"), split.preTokenize("a\n  b"));
        assertEquals(List.of("I", "'LL", " x"), split.preTokenize("I'LL x"));
        assertTrue(TiktokenPatterns.of("gpt2").isEmpty());
        assertTrue(TiktokenPatterns.names().stream()
                .allMatch(name -> TiktokenPatterns.of(name).isPresent()));
    }
}
