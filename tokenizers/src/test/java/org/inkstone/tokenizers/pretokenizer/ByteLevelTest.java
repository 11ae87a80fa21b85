package org.inkstone.tokenizers.pretokenizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ByteLevelTest {
    @Test
    void everyByteHasItsCharacter() {
        HashSet<Character> characters = new HashSet<>();
        for (int b = 0; b < 256; b++) {
            char c = ByteLevelAlphabet.character(b);
            assertTrue(characters.add(c));
            assertEquals(b, ByteLevelAlphabet.byteOf(c));
            assertFalse(Character.isWhitespace(c) || Character.isISOControl(c));
        }
        assertEquals(256, ByteLevelAlphabet.symbols().size());
        assertEquals('Ġ', ByteLevelAlphabet.character(' '));
        assertEquals('Ċ', ByteLevelAlphabet.character('\n'));
        assertEquals(-1, ByteLevelAlphabet.byteOf(' '));
        assertEquals(-1, ByteLevelAlphabet.byteOf('世'));
        assertEquals(-1, ByteLevelAlphabet.byteOf(-1));
        assertEquals("aĠÃ©", ByteLevelAlphabet.write("a é"));
    }

    @Test
    void cutsAsGpt2Does() {
        assertEquals(List.of("I", "'ll", " pay", " ", " 3", "€"), cut("I'll pay  3€"));
        assertEquals(List.of("THEY", "'", "RE", " he", "'", "S", "''", "s"), cut("THEY'RE he'S''s"));
        assertEquals(List.of("a", "\n", "\n", "b", "  "), cut("a\n\nb  "));
        assertEquals(
                List.of("\u3000", "\u3000", "x", " ", "\u00a0", "y", "\u0085", "z"),
                cut("\u3000\u3000x \u00a0y\u0085z"));
        assertEquals(List.of("x", "\u001c\u200b", "y"), cut("x\u001c\u200by"));
        assertEquals(List.of("e", "\u0301", "e", " ²Ⅷ½", "😀😀", " 🫠"), cut("e\u0301e ²Ⅷ½😀😀 🫠"));
        assertEquals(List.of("𠀀b", "  ", " \uD83D", "a"), cut("𠀀b   \uD83Da"));
        assertEquals(List.of("'"), cut("'"));
        assertEquals(List.of("'", "l"), cut("'l"));
        assertEquals(List.of(), cut(""));
    }

    /** Code points that JDK 17 does not know, and white space on which Java differs. */
    @Test
    void classesAreUnicode16() {
        assertEquals(CharacterClasses.OTHER, CharacterClasses.of(0x1FAE9));
        assertEquals(CharacterClasses.OTHER_LETTER, CharacterClasses.of(0x105D2));
        assertEquals(CharacterClasses.UPPERCASE, CharacterClasses.of(0xA7CB));
        assertEquals(CharacterClasses.NUMBER, CharacterClasses.of(0x10D40));
        assertEquals(CharacterClasses.MARK, CharacterClasses.of(0x0897));
        assertEquals(CharacterClasses.OTHER_LETTER, CharacterClasses.of(0x31350));
        assertTrue(CharacterClasses.isWhiteSpace(0x85));
        assertTrue(CharacterClasses.isWhiteSpace(0xA0));
        assertFalse(CharacterClasses.isWhiteSpace(0x1C));
        assertFalse(CharacterClasses.isWhiteSpace(0x200B));
        assertFalse(CharacterClasses.isWhiteSpace(0x180E));
        assertTrue(CharacterClasses.isWord('_'));
        assertTrue(CharacterClasses.isWord(0x200D));
        assertFalse(CharacterClasses.isWord('²'));
        assertEquals(CharacterClasses.OTHER, CharacterClasses.of('\uD800'));
    }

    @Test
    void preTokenizes() {
        assertEquals(List.of("Ġa", "Ġb"), new ByteLevel(true, true, true).preTokenize("a b"));
        assertEquals(List.of("Ġa"), new ByteLevel(true, true, true).preTokenize(" a"));
        assertEquals(List.of("aĠb"), new ByteLevel(false, true, false).preTokenize("a b"));
        assertEquals(List.of(), new ByteLevel(true, true, true).preTokenize(""));
        assertEquals(List.of("ï¿½"), ByteLevel.GPT2.preTokenize("\uD800"));
    }

    private static List<String> cut(String text) {
        char[] characters = text.toCharArray();
        List<String> pieces = new ArrayList<>();
        for (int start = 0; start < characters.length; ) {
            int end = Gpt2Pattern.INSTANCE.end(characters, start, characters.length);
            pieces.add(text.substring(start, end));
            start = end;
        }
        return pieces;
    }
}
