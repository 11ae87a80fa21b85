package org.inkstone.tokenizers.pretokenizer;

import java.util.List;
import org.inkstone.tokenizers.text.AlignedText;

/**
 * Splitting at numbers (按数字切分); all numeric characters of Unicode 17, fractions and Roman numerals included.
 *
 * @param individualDigits each number character is a piece (true), or each run of them (false)
 */
public record Digits(boolean individualDigits) implements PreTokenizer {
    private static final CodePointSet NUMERIC = CodePointSet.named("numeric");
    private static final Delimiter DELIMITER = new CharacterDelimiter(NUMERIC::contains);

    @Override
    public List<AlignedText> preTokenize(AlignedText piece) {
        return Pieces.of(
                piece, DELIMITER, individualDigits ? Split.Behavior.ISOLATED : Split.Behavior.CONTIGUOUS, false);
    }
}
