package org.inkstone.tokenizers.pretokenizer;

import java.util.ArrayList;
import java.util.List;
import org.inkstone.tokenizers.text.AlignedText;

/**
 * BERT's pre-tokenizer (BERT 预分词): white space goes, each sign of {@link Punctuation} is a piece.
 *
 * @paper Devlin, Chang, Lee, Toutanova 2019, BERT: Pre-training of Deep Bidirectional Transformers, arXiv:1810.04805
 */
public record BertPreTokenizer() implements PreTokenizer {
    private static final WhitespaceSplit WORDS = new WhitespaceSplit();
    private static final Punctuation SIGNS = new Punctuation(Split.Behavior.ISOLATED);

    @Override
    public List<AlignedText> preTokenize(AlignedText piece) {
        List<AlignedText> pieces = new ArrayList<>();
        for (AlignedText word : WORDS.preTokenize(piece)) {
            pieces.addAll(SIGNS.preTokenize(word));
        }
        return pieces;
    }
}
