package org.inkstone.tokenizers;

import java.util.Arrays;
import java.util.Optional;
import org.inkstone.tokenizers.json.TokenizerDefinition;
import org.inkstone.tokenizers.model.CachedWordEncoder;
import org.inkstone.tokenizers.model.TokenIds;
import org.inkstone.tokenizers.model.WordPiece;
import org.inkstone.tokenizers.normalizer.BertNormalizer;
import org.inkstone.tokenizers.pretokenizer.BertPreTokenizer;
import org.inkstone.tokenizers.text.AlignedText;

/**
 * The short way of BERT (BERT 快速路径): raw text is cut into words, signs and ideographs, and the ids of words come from a
 * cache of raw words.
 *
 * <p><b>Claim.</b> Before and behind an ASCII space, tab, line feed, carriage return or sign (and before and behind a
 * character of U+4E00 to U+9FA5, if ideographs are set apart) the raw text may be cut: the ids of the whole are those of
 * the left part, then those of the right part.
 *
 * <p><b>Proof.</b> Let c be the character beside the cut.
 * <ul>
 *   <li>Cleaning, setting apart, stripping and lower-casing treat each character for itself. None of them removes c, or
 *       it becomes a space, which is a starter as well. Lower-casing has no final sigma.
 *   <li>Canonical decomposition (NFD) takes characters apart one by one, then sorts each run of marks of a combining
 *       class above 0. c does not decompose and its class is 0, so no run lies across the cut.
 *   <li>So the normalized text is that of the left part and that of the right part, and at the cut stands c, or the
 *       space into which it was turned or that was put around it. The pre-tokenizer looks at single characters: white
 *       space ends a word and goes, a sign is a word by itself. So no word lies across the cut.
 *   <li>The model sees one word at a time. ∎
 * </ul>
 */
final class BertPath implements RawTextPath {
    private static final int ASCII = 0x80;
    private static final byte SPACE = 1;
    private static final byte SIGN = 2;
    private static final byte[] KINDS = new byte[ASCII];

    /** The ideographs that have been assigned since Unicode 1.1; they have no decomposition and no case. */
    private static final char FIRST_IDEOGRAPH = '\u4E00';

    private static final char LAST_IDEOGRAPH = '\u9FA5';

    static {
        Arrays.fill(KINDS, '!', 0x7F, SIGN);
        Arrays.fill(KINDS, '0', '9' + 1, (byte) 0);
        Arrays.fill(KINDS, 'A', 'Z' + 1, (byte) 0);
        Arrays.fill(KINDS, 'a', 'z' + 1, (byte) 0);
        for (char space : new char[] {' ', '\t', '\n', '\r'}) {
            KINDS[space] = SPACE;
        }
    }

    private final BertWords missing;
    private final CachedWordEncoder words = new CachedWordEncoder();
    /** The ids of signs and ideographs, by character; -1 where the vocabulary has none. */
    private final int[] signs = new int[ASCII];

    private final int[] ideographs = new int[LAST_IDEOGRAPH - FIRST_IDEOGRAPH + 1];
    /** Where the table of ideographs ends; 0 if they are not set apart. */
    private final int ideographCount;

    private BertPath(BertNormalizer normalizer, BertPreTokenizer preTokenizer, WordPiece model) {
        missing = new BertWords(normalizer, preTokenizer, model);
        for (char c = 0; c < ASCII; c++) {
            signs[c] = model.vocabulary().id(String.valueOf(c));
        }
        for (int i = 0; i < ideographs.length; i++) {
            ideographs[i] = model.vocabulary().id(String.valueOf((char) (FIRST_IDEOGRAPH + i)));
        }
        ideographCount = normalizer.handleChineseChars() ? ideographs.length : 0;
    }

    /** The short way, if the components are BERT's. */
    static Optional<RawTextPath> of(TokenizerDefinition definition) {
        return definition.normalizer().orElse(null) instanceof BertNormalizer normalizer
                        && definition.preTokenizer().orElse(null) instanceof BertPreTokenizer preTokenizer
                        && definition.model() instanceof WordPiece model
                        && model.maxInputCharsPerWord() > 0
                ? Optional.of(new BertPath(normalizer, preTokenizer, model))
                : Optional.empty();
    }

    @Override
    public void encode(AlignedText segment, TokenIds ids) {
        int limit = segment.length();
        char[] text = Arrays.copyOf(segment.characters(), limit + CachedWordEncoder.PADDING);
        for (int at = 0; at < limit; ) {
            int start = at++;
            char c = text[start];
            int kind = c < ASCII ? KINDS[c] : 0;
            if (kind == SPACE) {
                continue;
            }
            int ideograph = c - FIRST_IDEOGRAPH;
            int id = -1;
            if (kind == SIGN) {
                id = signs[c];
            } else if (ideograph >= 0 && ideograph < ideographCount) {
                id = ideographs[ideograph];
            } else {
                at = wordEnd(text, at, limit);
            }
            if (id >= 0) {
                ids.add(id);
            } else {
                words.encode(text, start, at, missing, ids);
            }
        }
    }

    private int wordEnd(char[] text, int from, int limit) {
        int at = from;
        for (; at < limit; at++) {
            char c = text[at];
            if (c < ASCII ? KINDS[c] == SPACE || KINDS[c] == SIGN : isIdeograph(c)) {
                break;
            }
        }
        return at;
    }

    private boolean isIdeograph(char c) {
        return c >= FIRST_IDEOGRAPH && c - FIRST_IDEOGRAPH < ideographCount;
    }
}
