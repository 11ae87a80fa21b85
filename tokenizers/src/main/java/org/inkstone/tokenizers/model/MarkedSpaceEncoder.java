package org.inkstone.tokenizers.model;

import java.util.Arrays;

/**
 * BPE on raw text whose spaces stand for a mark (空格标记的字节对编码), {@code ▁} as a rule: the text is cut where no merge can
 * cross, and the ids of its parts come from a cache.
 *
 * <p>The fast path of encoding for models without a pre-tokenizer, with the ids that {@link BytePairEncoding} gives for
 * the text with marks. Why the cuts are right is said in {@link SafeCuts}; here a space counts as the mark. Pairs of
 * ASCII characters have a table of bits, without hashing. A part that is one character needs no cache.
 *
 * <p>Memory: {@link CachedWordEncoder}'s cache, at most 24 MB. To be shared between threads.
 */
public final class MarkedSpaceEncoder {
    private static final int ASCII = 0x80;
    private static final int UNKNOWN = Integer.MIN_VALUE;

    private final BytePairEncoding model;
    private final char mark;
    private final SymbolTable characters;
    private final SafeCuts cuts;
    /** For each pair of ASCII characters whether the text may be cut between them. */
    private final long[] asciiCuts = new long[ASCII * ASCII / Long.SIZE];

    private final LiveMergeTable table;
    private final CachedWordEncoder parts = new CachedWordEncoder();

    /**
     * Makes an encoder.
     *
     * @param model a model that {@linkplain #fits fits}
     * @param mark what a space stands for, not ASCII and not a surrogate
     */
    public MarkedSpaceEncoder(BytePairEncoding model, char mark) {
        this.model = model;
        this.mark = mark;
        characters = model.reader().characters();
        cuts = SafeCuts.of(model);
        table = model.liveMerges();
        for (int left = 0; left < ASCII; left++) {
            for (int right = 0; right < ASCII; right++) {
                int a = id(left);
                int b = id(right);
                setCut(left, right, (a | b) >= 0 || cuts.between(a, b));
            }
        }
        Vocabulary vocabulary = model.vocabulary();
        RankedMerges merges = model.rankedMerges();
        for (int rank = 0; rank < merges.size(); rank++) {
            if (vocabulary.length(merges.left(rank)) > 0 && vocabulary.length(merges.right(rank)) > 0) {
                int left = unmarked(vocabulary.lastPoint(merges.left(rank)));
                int right = unmarked(vocabulary.firstPoint(merges.right(rank)));
                if (left < ASCII && right < ASCII) {
                    setCut(left, right, false);
                }
            }
        }
    }

    /**
     * Whether a model can be encoded part by part.
     *
     * @param model the model
     * @return true if cuts exist, and whole words and dropout play no part
     */
    public static boolean fits(BytePairEncoding model) {
        return model.options().dropout() == 0 && !model.ignoreMerges() && SafeCuts.exist(model);
    }

    private void setCut(int left, int right, boolean cut) {
        int pair = left * ASCII + right;
        long bit = 1L << pair;
        asciiCuts[pair >> 6] = cut ? asciiCuts[pair >> 6] | bit : asciiCuts[pair >> 6] & ~bit;
    }

    private int unmarked(int point) {
        return point == mark ? ' ' : point;
    }

    /** The id of a raw character, or -1. */
    private int id(int point) {
        return characters.id(point == ' ' ? mark : point);
    }

    /**
     * Appends the ids of a text.
     *
     * @param raw whole Unicode characters; spaces count as marks
     * @param length how many of them, from the first on
     * @param prefixed whether a mark is put before the text
     * @param out takes the ids
     */
    public void encode(char[] raw, int length, boolean prefixed, TokenIds out) {
        int before = prefixed ? 1 : 0;
        int limit = length + before;
        char[] text = new char[limit + CachedWordEncoder.PADDING];
        text[0] = ' ';
        System.arraycopy(raw, 0, text, before, length);
        PartEncoder missing = new PartEncoder();
        for (int start = 0; start < limit; ) {
            int point = SymbolTable.point(text, start, limit);
            int id = id(point);
            int next = start + Character.charCount(point);
            int end = end(text, point, id, next, limit);
            if (end == next && id >= 0) {
                out.add(id);
            } else {
                parts.encode(text, start, end, missing, out);
            }
            start = end;
        }
    }

    /** Where a part ends, of which the first character is known. */
    private int end(char[] text, int first, int firstId, int from, int limit) {
        int left = first;
        int leftId = firstId;
        int at = from;
        while (at < limit) {
            char c = text[at];
            if ((left | c) < ASCII) {
                int pair = left * ASCII + c;
                if ((asciiCuts[pair >> 6] & (1L << pair)) != 0) {
                    return at;
                }
                left = c;
                // Looked up when it is needed.
                leftId = UNKNOWN;
                at++;
                continue;
            }
            int point = SymbolTable.point(text, at, limit);
            int id = id(point);
            if (cuts.between(leftId == UNKNOWN ? id(left) : leftId, id)) {
                return at;
            }
            left = point;
            leftId = id;
            at += Character.charCount(point);
        }
        return at;
    }

    /** Encodes parts that the cache does not have. Keeps its arrays; for one thread. */
    private final class PartEncoder implements CachedWordEncoder.Words {
        private int[] merged = new int[SymbolMerger.MAX_LENGTH];
        private final SymbolMerger merger = new SymbolMerger(table);

        @Override
        public void encode(char[] text, int start, int end, TokenIds out) {
            int count = read(text, start, end);
            count = count <= SymbolMerger.MAX_LENGTH
                    ? merger.merge(merged, count)
                    : LongWordMerger.merge(table::findRanked, merged, count);
            table.numbers().toIds(merged, count);
            out.addAll(merged, count);
        }

        /** Writes the symbols of a part, and gives their number. */
        private int read(char[] text, int start, int end) {
            merged = end - start > merged.length ? new int[end - start] : merged;
            int count = 0;
            for (int at = start; at < end; ) {
                int point = SymbolTable.point(text, at, end);
                int id = id(point);
                if (id < 0) {
                    return readMissing(text, start, end);
                }
                merged[count++] = table.numbers().symbol(id);
                at += Character.charCount(point);
            }
            return count;
        }

        /** The same with characters that the vocabulary does not have. */
        private int readMissing(char[] text, int start, int end) {
            char[] marked = Arrays.copyOfRange(text, start, end);
            for (int i = 0; i < marked.length; i++) {
                marked[i] = marked[i] == ' ' ? mark : marked[i];
            }
            Symbols read = model.reader().read(marked, 0, marked.length);
            int count = read.size();
            merged = count > merged.length ? new int[count] : merged;
            for (int i = 0; i < count; i++) {
                merged[i] = table.numbers().symbol(read.ids()[i]);
            }
            return count;
        }
    }
}
