package org.inkstone.tokenizers.pretokenizer;

import java.util.List;
import org.inkstone.tokenizers.text.AlignedText;

/**
 * Splitting at a character, which goes (按字符切分).
 *
 * @param delimiter the character, a code point
 */
public record CharDelimiterSplit(int delimiter) implements PreTokenizer {
    @Override
    public List<AlignedText> preTokenize(AlignedText piece) {
        return Pieces.of(piece, new CharacterDelimiter(point -> point == delimiter), Split.Behavior.REMOVED, false);
    }
}
