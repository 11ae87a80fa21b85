package org.inkstone.tokenizers.normalizer;

import java.util.Optional;
import org.inkstone.tokenizers.text.AlignedText;

/**
 * BERT's normalizer (BERT 规范化器): cleans text, sets ideographs apart, strips accents, lower-cases, in this order.
 *
 * <p>Linear. The classes are those of the reference (Unicode 8, while lower-casing knows Unicode 17), and no sigma is
 * final.
 *
 * @param cleanText whether control characters, NUL and U+FFFD go, and white space becomes a space; default true
 * @param handleChineseChars whether each ideograph gets a space before and behind it; default true
 * @param stripAccents whether characters are taken apart (NFD) and their accents removed; if empty, as
 *     {@code lowercase}
 * @param lowercase whether the text is lower-cased; default true
 * @paper Devlin, Chang, Lee, Toutanova 2019, BERT: Pre-training of Deep Bidirectional Transformers for Language
 *     Understanding, arXiv:1810.04805
 */
public record BertNormalizer(
        boolean cleanText, boolean handleChineseChars, Optional<Boolean> stripAccents, boolean lowercase)
        implements Normalizer {
    private static final CharacterRewriter CLEAN = BertNormalizer::clean;
    private static final CharacterRewriter WITHOUT_ACCENTS = point ->
            NormalizerClasses.isAny(point, NormalizerClasses.BERT_NONSPACING_MARK) ? CharacterRewriter.REMOVED : point;
    private static final Lowercase LOWERCASE = new Lowercase();

    @Override
    public void normalize(AlignedText text) {
        if (cleanText) {
            CLEAN.rewrite(text);
        }
        if (handleChineseChars) {
            setApart(text);
        }
        if (stripAccents.orElse(lowercase)) {
            NormalForm.NFD.normalize(text);
            WITHOUT_ACCENTS.rewrite(text);
        }
        if (lowercase) {
            LOWERCASE.normalize(text);
        }
    }

    @Override
    public String normalize(String text) {
        String normalized = new BertCharacters(this).normalize(text);
        return normalized == null ? Normalizer.super.normalize(text) : normalized;
    }

    private static int clean(int point) {
        if (point >= ' ' && point < 0x7F) {
            return point;
        }
        if (NormalizerClasses.isAny(point, NormalizerClasses.BERT_CONTROL)) {
            return CharacterRewriter.REMOVED;
        }
        return NormalizerClasses.isAny(point, NormalizerClasses.BERT_SPACE) ? ' ' : point;
    }

    private static void setApart(AlignedText text) {
        int length = text.length();
        int i = 0;
        while (i < length && !isIdeograph(text.codePointAt(i))) {
            i += Character.charCount(text.codePointAt(i));
        }
        if (i == length) {
            return;
        }
        AlignedText.Rewriting rewriting = text.rewrite();
        rewriting.keepUntil(i);
        for (int point = rewriting.next(); point >= 0; point = rewriting.next()) {
            if (isIdeograph(point)) {
                rewriting.replace(' ');
                rewriting.insert(point);
                rewriting.insert(' ');
            } else {
                rewriting.keep();
            }
        }
        rewriting.finish();
    }

    private static boolean isIdeograph(int point) {
        return point >= 0x2E80 && NormalizerClasses.isAny(point, NormalizerClasses.BERT_IDEOGRAPH);
    }
}
