package org.inkstone.tokenizers.pretokenizer;

import java.util.List;
import org.inkstone.tokenizers.text.AlignedText;

/**
 * Splitting at punctuation (按标点切分): the ASCII signs, {@code $ + < = > ^ ` | ~} included, and what Unicode calls
 * punctuation. The reference's table is of Unicode 8 or so; newer signs are not in it.
 *
 * @param behavior what becomes of the signs (ISOLATED)
 */
public record Punctuation(Split.Behavior behavior) implements PreTokenizer {
    private static final CodePointSet SIGNS = CodePointSet.named("punctuation");
    static final Delimiter DELIMITER = new CharacterDelimiter(SIGNS::contains);

    @Override
    public List<AlignedText> preTokenize(AlignedText piece) {
        return Pieces.of(piece, DELIMITER, behavior, false);
    }
}
