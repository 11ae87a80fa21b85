package org.inkstone.tokenizers;

import org.inkstone.tokenizers.model.CachedWordEncoder;
import org.inkstone.tokenizers.model.TokenIds;
import org.inkstone.tokenizers.model.TokenModel;
import org.inkstone.tokenizers.normalizer.BertNormalizer;
import org.inkstone.tokenizers.pretokenizer.BertPreTokenizer;
import org.inkstone.tokenizers.text.AlignedText;

/**
 * Normalizes and encodes single raw words as BERT does (BERT 单词编码): words of simple letters by a table, others in the
 * general way.
 *
 * <p>A character below U+0600 is simple if the normalizer makes one letter of it, as most of the Latin, Greek and
 * Cyrillic ones, or if it is a digit. A word of simple characters normalizes one by one: letters are starters, so the
 * only marks that could change places when the word is taken apart are those that are stripped anyway. And a letter or
 * digit is no white space and no sign, so the word stays whole.
 *
 * <p>Immutable; to be shared between threads.
 */
final class BertWords implements CachedWordEncoder.Words {
    private static final int TABLE = 0x600;
    /** Longer words would need a large array. */
    private static final int MAX_LENGTH = 256;

    private final BertNormalizer normalizer;
    private final BertPreTokenizer preTokenizer;
    private final TokenModel model;
    /** What each character becomes, 0 if it is not simple. */
    private final char[] simple = new char[TABLE];

    BertWords(BertNormalizer normalizer, BertPreTokenizer preTokenizer, TokenModel model) {
        this.normalizer = normalizer;
        this.preTokenizer = preTokenizer;
        this.model = model;
        for (char c = 0; c < TABLE; c++) {
            String normalized = normalizer.normalize(String.valueOf(c));
            if (normalized.length() == 1
                    && Character.isLetterOrDigit(normalized.charAt(0))
                    && preTokenizer
                                    .preTokenize(AlignedText.unaligned(normalized, 0, 1))
                                    .size()
                            == 1) {
                simple[c] = normalized.charAt(0);
            }
        }
    }

    @Override
    public void encode(char[] text, int start, int end, TokenIds out) {
        if (end - start <= MAX_LENGTH) {
            char[] word = new char[end - start];
            int length = 0;
            while (length < word.length && text[start + length] < TABLE && simple[text[start + length]] != 0) {
                word[length] = simple[text[start + length]];
                length++;
            }
            if (length == word.length) {
                model.encode(word, 0, length, out);
                return;
            }
        }
        String normalized = normalizer.normalize(new String(text, start, end - start));
        AlignedText whole = AlignedText.unaligned(normalized, 0, normalized.length());
        for (AlignedText word : preTokenizer.preTokenize(whole)) {
            model.encode(word.characters(), 0, word.length(), out);
        }
    }
}
