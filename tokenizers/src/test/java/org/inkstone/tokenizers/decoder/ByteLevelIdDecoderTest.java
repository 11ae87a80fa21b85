package org.inkstone.tokenizers.decoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.inkstone.tokenizers.added.AddedToken;
import org.inkstone.tokenizers.model.Vocabulary;
import org.inkstone.tokenizers.pretokenizer.ByteLevelAlphabet;
import org.junit.jupiter.api.Test;

class ByteLevelIdDecoderTest {
    private static final List<AddedToken> ADDED = List.of(
            AddedToken.special(300, "<|end|>"),
            new AddedToken(301, "中 ", false, false, false, false, false),
            AddedToken.special(7, "<s>"));

    /** All bytes, some tokens of 7, 8, 9 and 30 bytes, and holes among the ids. */
    private static Vocabulary vocabulary() {
        Map<String, Integer> ids = new HashMap<>();
        ByteLevelAlphabet.symbols().forEach(symbol -> ids.put(symbol, ids.size()));
        ids.put(ByteLevelAlphabet.write(" seven!"), 260);
        ids.put(ByteLevelAlphabet.write("eight ei"), 261);
        ids.put(ByteLevelAlphabet.write("nine nine"), 262);
        ids.put(ByteLevelAlphabet.write("世界世界世界世界世界"), 270);
        return Vocabulary.of(ids);
    }

    private static String slow(Vocabulary vocabulary, boolean skip, int... ids) {
        List<String> tokens = new ArrayList<>();
        for (int id : ids) {
            AddedToken added =
                    ADDED.stream().filter(token -> token.id() == id).findFirst().orElse(null);
            String content = added == null ? vocabulary.token(id) : added.content();
            if (content != null && !(skip && added != null && added.special())) {
                tokens.add(content);
            }
        }
        return new ByteLevelDecoder().decode(tokens);
    }

    @Test
    void equalsTheDecoderOfTokens() {
        Vocabulary vocabulary = vocabulary();
        ByteLevelIdDecoder decoder = new ByteLevelIdDecoder(vocabulary, ADDED);
        Random random = new Random(1);
        for (int n = 0; n < 20_000; n++) {
            // Text, or bytes in any order, which are seldom UTF-8.
            int[] ids = n % 2 == 0
                    ? random.ints(random.nextInt(12), 0, 302).toArray()
                    : random.ints(random.nextInt(12), 250, 302).toArray();
            boolean skip = random.nextBoolean();
            assertEquals(slow(vocabulary, skip, ids), decoder.decode(ids, skip));
        }
    }

    @Test
    void keepsAReplacementCharacterOfTheText() {
        Vocabulary vocabulary = vocabulary();
        ByteLevelIdDecoder decoder = new ByteLevelIdDecoder(vocabulary, List.of());
        int[] ids = ByteLevelAlphabet.write("a\uFFFDb\u0000é")
                .chars()
                .map(c -> vocabulary.id(Character.toString(c)))
                .toArray();
        assertEquals("a\uFFFDb\u0000é", decoder.decode(ids, true));
        assertEquals("", decoder.decode(new int[0], true));
    }

    @Test
    void refusesIdsOutOfRange() {
        ByteLevelIdDecoder decoder = new ByteLevelIdDecoder(vocabulary(), ADDED);
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> decoder.decode(new int[] {0, 302}, true));
        assertEquals("id must be in [0, 302), got 302", error.getMessage());
        assertThrows(IllegalArgumentException.class, () -> decoder.decode(new int[] {-1}, false));
    }
}
