package org.inkstone.tokenizers.pretokenizer;

import java.util.List;
import org.inkstone.tokenizers.text.AlignedText;

/** Splitting at white space only (按空白切分). White space goes; signs stay with their words. */
public record WhitespaceSplit() implements PreTokenizer {
    private static final Delimiter SPACE = new CharacterDelimiter(CharacterClasses::isWhiteSpace);

    @Override
    public List<AlignedText> preTokenize(AlignedText piece) {
        return Pieces.of(piece, SPACE, Split.Behavior.REMOVED, false);
    }
}
