package org.inkstone.tokenizers.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.inkstone.tokenizers.HuggingFaceTokenizer;
import org.inkstone.tokenizers.added.AllowedSpecial;
import org.inkstone.tokenizers.pretokenizer.ByteLevel;
import org.inkstone.tokenizers.trainer.BytePairEncodingTrainer;
import org.inkstone.tokenizers.trainer.WordCounts;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class TokenStatisticsTest {
    private static final HuggingFaceTokenizer TOKENIZER = HuggingFaceTokenizer.of(
            new BytePairEncodingTrainer(BytePairEncodingTrainer.Options.byteLevel(258))
                    .train(WordCounts.of(Map.of("loop", 15, "pool", 10))),
            ByteLevel.GPT2,
            List.of());

    @Test
    void countsByHand() {
        // loop is l oo p or loo p: "oo" comes first, then "loo".
        TokenStatistics counts = TokenStatistics.of(TOKENIZER, List.of("loop pool", "墨"));
        assertEquals(new TokenStatistics(12, 10, 3, TOKENIZER.encode("loop pool").length + 3), counts);
        assertEquals(12.0 / counts.tokens(), counts.bytesPerToken());
        assertEquals(10.0 / counts.tokens(), counts.charactersPerToken());
        assertEquals(counts.tokens() / 3.0, counts.fertility());
        assertTrue(Double.isNaN(new TokenStatistics(0, 0, 0, 0).fertility()));
        assertThrows(IllegalArgumentException.class, () -> new TokenStatistics(-1, 0, 0, 0));
    }

    @Test
    void picturesAreWellFormed() throws Exception {
        SegmentationPicture picture = new SegmentationPicture()
                .add("a <b> & c", TOKENIZER.encode("loop <墨>\u0001", AllowedSpecial.NONE, false))
                .add("words", List.of("loop", " ", "墨"));
        String svg = picture.toSvg();
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        // 墨 is three tokens: the character once, then two dots.
        assertEquals(2, svg.split(">·<", -1).length - 1);
        assertTrue(svg.contains(">␣<"), svg);
        assertEquals(Optional.empty(), Optional.of(svg).filter(s -> s.contains("<b>")));
    }
}
