package org.inkstone.tokenizers.trainer;

import java.util.Arrays;

/**
 * The pieces that training starts from (种子词元): every symbol, and the repeated substrings that cover most of the text.
 *
 * <pre>{@code
 * score(symbol)    = how often it occurs in the text
 * score(substring) = occurrences in the different words · length
 * p(piece)         = score / Σ scores
 * }</pre>
 * As in the reference, symbols count with the weight of their words and substrings without, and a substring is only
 * looked at if two different symbols (or the end of a word) follow it somewhere.
 */
final class UnigramSeeds {
    private static final long HIGHEST = 0xFFFFFFFFL;

    private final UnigramText text;
    private final int[] order;
    private final int[] lcp;
    private final int maxPieceLength;
    private long[] keys = new long[1 << 12];
    private int[] lengths = new int[1 << 12];
    private int[] from = new int[1 << 12];
    private int[] to = new int[1 << 12];
    private int found;

    /** The seeds and where each of them stands. */
    record Seeds(UnigramPieces pieces, UnigramLattice lattice) {}

    UnigramSeeds(UnigramText text, int maxPieceLength) {
        this.text = text;
        this.maxPieceLength = maxPieceLength;
        this.order = SuffixArray.of(text.symbols, text.codePoints.length);
        this.lcp = SuffixArray.commonPrefixes(text.symbols, order);
    }

    Seeds choose(int seedSize) {
        RepeatedSubstrings.visit(lcp, this::candidate);
        long[] ranking = Arrays.copyOf(keys, found);
        Arrays.parallelSort(ranking);
        int[] symbols = symbolsByCount();
        // The reference adds a substring before it looks whether it has enough.
        int chosen = found == 0 ? 0 : (int) Math.min(found, Math.max(1L, (long) seedSize - symbols.length));
        UnigramPieces pieces = new UnigramPieces(symbols.length + chosen);
        UnigramLattice.Builder lattice = new UnigramLattice.Builder(text);
        double sum = 0;
        long[] counts = symbolCounts();
        int[] places = symbolPlaces();
        int[] pieceOf = new int[counts.length];
        for (int symbol : symbols) {
            pieceOf[symbol] = pieces.size();
            pieces.add(places[symbol], 1, (double) counts[symbol]);
            sum += counts[symbol];
        }
        long[] byLength = new long[chosen];
        for (int i = 0; i < chosen; i++) {
            int candidate = (int) (ranking[i] & Integer.MAX_VALUE);
            byLength[i] = ((long) lengths[candidate] << 32) | i;
            double score = (double) lengths[candidate] * (to[candidate] - from[candidate]);
            pieces.add(order[from[candidate]], lengths[candidate], score);
            lattice.count(order, from[candidate], to[candidate]);
            sum += score;
        }
        double logSum = Math.log(sum);
        for (int piece = 1; piece < pieces.size(); piece++) {
            pieces.score(piece, Math.log(pieces.score(piece)) - logSum);
        }
        lattice.symbols(pieceOf);
        Arrays.parallelSort(byLength);
        for (long key : byLength) {
            int i = (int) key;
            int candidate = (int) (ranking[i] & Integer.MAX_VALUE);
            lattice.add(symbols.length + 1 + i, order, from[candidate], to[candidate]);
        }
        return new Seeds(pieces, lattice.build());
    }

    private void candidate(int length, int first, int end) {
        if (length < 2 || length > maxPieceLength) {
            return;
        }
        int word = Arrays.binarySearch(text.starts, order[first]);
        if (order[first] + length > text.end(word >= 0 ? word : -word - 2)) {
            return;
        }
        if (found == keys.length) {
            keys = Arrays.copyOf(keys, 2 * found);
            lengths = Arrays.copyOf(lengths, 2 * found);
            from = Arrays.copyOf(from, 2 * found);
            to = Arrays.copyOf(to, 2 * found);
        }
        // Ascending keys are descending scores, and among equals descending strings, in which order they come here.
        long score = Math.min((long) length * (end - first), HIGHEST);
        keys[found] = ((HIGHEST - score) << 31) | found;
        lengths[found] = length;
        from[found] = first;
        to[found++] = end;
    }

    private long[] symbolCounts() {
        long[] counts = new long[text.codePoints.length];
        for (int w = 0; w < text.words(); w++) {
            for (int i = text.starts[w]; i < text.end(w); i++) {
                counts[text.symbols[i]] += text.counts[w];
            }
        }
        return counts;
    }

    private int[] symbolPlaces() {
        int[] places = new int[text.codePoints.length];
        for (int i = 0; i < text.symbols.length; i++) {
            places[text.symbols[i]] = i;
        }
        return places;
    }

    /** The symbols without the border, the most frequent first, of equals the higher code point. */
    private int[] symbolsByCount() {
        long[] counts = symbolCounts();
        Integer[] symbols = new Integer[counts.length - 1];
        Arrays.setAll(symbols, i -> i + 1);
        Arrays.sort(symbols, (a, b) -> counts[a] != counts[b] ? Long.compare(counts[b], counts[a]) : b - a);
        return Arrays.stream(symbols).mapToInt(Integer::intValue).toArray();
    }
}
