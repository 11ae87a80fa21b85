package org.inkstone.tokenizers.model;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Encodes words that the cache does not have: characters to UTF-8, bytes to ids, merges. Keeps its arrays from word to
 * word; for one thread.
 */
final class WordEncoder {
    /** As many bytes as the words that are remembered have at most. */
    private static final int USUAL = 3 * WordCache.MAX_LENGTH;

    private final LiveMergeTable table;
    private final int[] byteSymbols;
    private final UnmergedWords unmerged;
    /** Where long words may be cut; gives null if they may not. */
    private final Supplier<@Nullable ByteCuts> cuts;

    private final SymbolMerger merger;
    private int[] part = new int[SymbolMerger.MAX_LENGTH];
    private byte[] bytes = new byte[USUAL];
    private int[] symbols = new int[USUAL];

    /**
     * Makes an encoder.
     *
     * @param table the merges
     * @param byteSymbols the symbol of each byte, -1 where the vocabulary has none
     * @param unmerged the words that are taken whole though merging does not lead to them
     * @param cuts where long words may be cut; gives null if they may not
     */
    WordEncoder(LiveMergeTable table, int[] byteSymbols, UnmergedWords unmerged, Supplier<@Nullable ByteCuts> cuts) {
        this.table = table;
        this.byteSymbols = byteSymbols;
        this.unmerged = unmerged;
        this.cuts = cuts;
        this.merger = new SymbolMerger(table);
    }

    /** Encodes a word and returns the number of ids, which {@link #ids} has until the next call. */
    int encode(char[] text, int start, int end) {
        makeRoom(end - start);
        return encode(utf8(text, start, end));
    }

    /** As {@link #encode(char[], int, int)}, for Latin-1 characters, a byte each. */
    int encode(byte[] latin1, int start, int end) {
        makeRoom(end - start);
        return encode(utf8(latin1, start, end));
    }

    private int encode(int length) {
        int id = unmerged.find(bytes, length);
        if (id >= 0) {
            symbols[0] = id;
            return 1;
        }
        return merge(length);
    }

    /** The id of a word that is taken whole though merging does not lead to it, or -1. */
    int whole(char[] text, int start, int end) {
        if (end - start > unmerged.longest()) {
            return -1;
        }
        makeRoom(end - start);
        return unmerged.find(bytes, utf8(text, start, end));
    }

    /** As {@link #encode}, for a part of a word, which is not taken whole if merging does not lead there. */
    int merge(char[] text, int start, int end) {
        makeRoom(end - start);
        return merge(utf8(text, start, end));
    }

    /** The number of tokens that the merges make of some bytes; {@link #ids} has them. */
    int merge(byte[] word, int length) {
        makeRoom(length);
        System.arraycopy(word, 0, bytes, 0, length);
        return merge(length);
    }

    private int merge(int length) {
        int n = start(length);
        ByteCuts known = length > SymbolMerger.MAX_LENGTH ? cuts.get() : null;
        n = known == null ? merge(symbols, n) : mergeParts(known, length);
        table.numbers().toIds(symbols, n);
        return n;
    }

    private int merge(int[] some, int count) {
        return count <= SymbolMerger.MAX_LENGTH
                ? merger.merge(some, count)
                : LongWordMerger.merge(table::findRanked, some, count);
    }

    private int mergeParts(ByteCuts known, int length) {
        int n = 0;
        for (int from = 0; from < length; ) {
            int end = known.end(bytes, from, length);
            int count = end - from;
            if (count > part.length) {
                part = new int[Math.max(count, 2 * part.length)];
            }
            System.arraycopy(symbols, from, part, 0, count);
            int tokens = merge(part, count);
            System.arraycopy(part, 0, symbols, n, tokens);
            n += tokens;
            from = end;
        }
        return n;
    }

    private void makeRoom(int length) {
        int most = Math.multiplyExact(3, length);
        if (most > bytes.length) {
            bytes = new byte[most];
            symbols = new int[most];
        }
    }

    /** Writes what each byte starts as; bytes that the vocabulary lacks vanish. */
    private int start(int length) {
        int n = 0;
        for (int i = 0; i < length; i++) {
            int symbol = byteSymbols[bytes[i] & 0xFF];
            symbols[n] = symbol;
            n += symbol < 0 ? 0 : 1;
        }
        return n;
    }

    /** Whether no long word has come that needed large arrays. */
    boolean isSmall() {
        return bytes.length == USUAL && part.length <= USUAL;
    }

    int[] ids() {
        return symbols;
    }

    private int utf8(byte[] latin1, int start, int end) {
        int n = 0;
        for (int i = start; i < end; i++) {
            int c = latin1[i];
            if (c >= 0) {
                bytes[n++] = (byte) c;
            } else {
                bytes[n++] = (byte) (0xC0 | ((c & 0xFF) >> 6));
                bytes[n++] = (byte) (0x80 | (c & 0x3F));
            }
        }
        return n;
    }

    /** Writes UTF-8; an unpaired surrogate becomes U+FFFD. 3 bytes for each character are always enough. */
    private int utf8(char[] text, int start, int end) {
        int n = 0;
        for (int i = start; i < end; i++) {
            int c = text[i];
            if (c < 0x80) {
                bytes[n++] = (byte) c;
                continue;
            }
            if (c < 0x800) {
                bytes[n++] = (byte) (0xC0 | (c >> 6));
                bytes[n++] = (byte) (0x80 | (c & 0x3F));
                continue;
            }
            if (Character.isSurrogate((char) c)) {
                if (Character.isHighSurrogate((char) c) && i + 1 < end && Character.isLowSurrogate(text[i + 1])) {
                    int point = Character.toCodePoint((char) c, text[++i]);
                    bytes[n++] = (byte) (0xF0 | (point >> 18));
                    bytes[n++] = (byte) (0x80 | ((point >> 12) & 0x3F));
                    bytes[n++] = (byte) (0x80 | ((point >> 6) & 0x3F));
                    bytes[n++] = (byte) (0x80 | (point & 0x3F));
                    continue;
                }
                c = 0xFFFD;
            }
            bytes[n++] = (byte) (0xE0 | (c >> 12));
            bytes[n++] = (byte) (0x80 | ((c >> 6) & 0x3F));
            bytes[n++] = (byte) (0x80 | (c & 0x3F));
        }
        return n;
    }
}
