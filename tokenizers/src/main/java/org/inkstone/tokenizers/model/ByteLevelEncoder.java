package org.inkstone.tokenizers.model;

import java.util.Arrays;
import org.inkstone.tokenizers.pretokenizer.ByteLevelAlphabet;

/**
 * Byte-level BPE on one pre-token (字节级 BPE): UTF-8 bytes become symbols, {@link BytePairEncoding} joins them.
 *
 * <p>The fast path of encoding: words seen before come from a bounded cache, the others go from characters to bytes to
 * ids without a string in between. To be shared between threads.
 */
public final class ByteLevelEncoder {
    private final BytePairEncoding model;
    /** The id of each byte, -1 where the vocabulary has none. */
    private final int[] byteIds = new int[256];

    private final WordCache cache = new WordCache();

    /**
     * Makes an encoder.
     *
     * @param model a model whose vocabulary is written in the byte-level alphabet
     */
    public ByteLevelEncoder(BytePairEncoding model) {
        this.model = model;
        for (int b = 0; b < 256; b++) {
            byteIds[b] = model.vocabulary().id(String.valueOf(ByteLevelAlphabet.character(b)));
        }
    }

    /**
     * Whether the vocabulary has all 256 bytes; if not, the bytes it lacks vanish from the result.
     *
     * @return true if no text is lost
     */
    public boolean coversAllBytes() {
        return Arrays.stream(byteIds).allMatch(id -> id >= 0);
    }

    /**
     * Whether the vocabulary has a byte.
     *
     * @param value the byte, in [0, 255]
     * @return true if it has an id
     */
    public boolean covers(int value) {
        return byteIds[value] >= 0;
    }

    /**
     * Encodes a pre-token.
     *
     * @param text the characters; an unpaired surrogate counts as U+FFFD
     * @param start where the pre-token starts
     * @param end where it ends, exclusive
     * @param out takes the ids
     */
    public void encode(char[] text, int start, int end, TokenIds out) {
        if (end - start > WordCache.MAX_LENGTH) {
            int[] symbols = new int[Math.multiplyExact(3, end - start)];
            int count = tokens(text, start, end, symbols);
            out.addAll(symbols, count);
            return;
        }
        int hash = WordCache.hash(text, start, end);
        int[] ids = cache.get(hash, text, start, end);
        if (ids == null) {
            int[] symbols = new int[3 * (end - start)];
            int count = tokens(text, start, end, symbols);
            ids = Arrays.copyOf(symbols, count);
            cache.put(hash, text, start, end, ids);
        }
        out.addAll(ids, ids.length);
    }

    private int tokens(char[] text, int start, int end, int[] symbols) {
        if (model.ignoreMerges()) {
            int id = model.vocabulary().id(ByteLevelAlphabet.write(new String(text, start, end - start)));
            if (id >= 0) {
                symbols[0] = id;
                return 1;
            }
        }
        return model.merge(symbols, symbols(text, start, end, symbols));
    }

    /** Writes the ids of the UTF-8 bytes; 3 bytes for each character are always enough. */
    private int symbols(char[] text, int start, int end, int[] symbols) {
        int n = 0;
        for (int i = start; i < end; i++) {
            int c = text[i];
            if (c < 0x80) {
                n = add(symbols, n, c);
                continue;
            }
            if (c < 0x800) {
                n = add(symbols, n, 0xC0 | (c >> 6));
                n = add(symbols, n, 0x80 | (c & 0x3F));
                continue;
            }
            if (Character.isSurrogate((char) c)) {
                if (Character.isHighSurrogate((char) c) && i + 1 < end && Character.isLowSurrogate(text[i + 1])) {
                    int point = Character.toCodePoint((char) c, text[++i]);
                    n = add(symbols, n, 0xF0 | (point >> 18));
                    n = add(symbols, n, 0x80 | ((point >> 12) & 0x3F));
                    n = add(symbols, n, 0x80 | ((point >> 6) & 0x3F));
                    n = add(symbols, n, 0x80 | (point & 0x3F));
                    continue;
                }
                c = 0xFFFD;
            }
            n = add(symbols, n, 0xE0 | (c >> 12));
            n = add(symbols, n, 0x80 | ((c >> 6) & 0x3F));
            n = add(symbols, n, 0x80 | (c & 0x3F));
        }
        return n;
    }

    private int add(int[] symbols, int n, int value) {
        int id = byteIds[value];
        if (id < 0) {
            return n;
        }
        symbols[n] = id;
        return n + 1;
    }
}
