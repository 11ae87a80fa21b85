package org.inkstone.tokenizers.normalizer;

import org.inkstone.tokenizers.text.AlignedText;

/**
 * A string to be found as it is (字面模式). The empty string is found before each character and at the end, unless the
 * text is empty.
 *
 * @param source the string, of whole Unicode characters
 */
public record LiteralPattern(String source) implements TextPattern {
    @Override
    public boolean isRegex() {
        return false;
    }

    @Override
    public void forEachMatch(AlignedText text, Match match) {
        char[] characters = text.characters();
        int last = text.length() - source.length();
        int width = source.length();
        if (width == 0) {
            for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
                match.at(i, i);
            }
            if (text.length() > 0) {
                match.at(text.length(), text.length());
            }
            return;
        }
        char first = source.charAt(0);
        for (int i = 0; i <= last; i++) {
            if (characters[i] == first && matches(characters, i)) {
                match.at(i, i + width);
                i += width - 1;
            }
        }
    }

    private boolean matches(char[] characters, int at) {
        for (int k = 1; k < source.length(); k++) {
            if (characters[at + k] != source.charAt(k)) {
                return false;
            }
        }
        return true;
    }
}
