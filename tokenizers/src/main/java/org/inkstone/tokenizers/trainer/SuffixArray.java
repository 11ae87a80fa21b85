package org.inkstone.tokenizers.trainer;

import java.util.Arrays;

/**
 * All suffixes of a text in their order (后缀数组), by induced sorting in linear time.
 *
 * <p>A suffix that is smaller than the next one is of type S, else of type L. An S after an L begins a block; there are
 * at most n/2 such places. If these are in order, one pass from the left puts all L in order, for each is an L symbol
 * before a suffix already placed; and one pass from the right all S. To bring the begins of blocks into order, the same
 * two passes sort the blocks, each gets a number by its content, and the text of these numbers is sorted in the same way.
 *
 * <p>Cost: O(n + symbols) time; 8 to 12 bytes a place beside the result.
 *
 * @paper Nong, Zhang, Chan 2009, Linear Suffix Array Construction by Almost Pure Induced-Sorting, DCC
 */
final class SuffixArray {
    private final int[] text;
    private final boolean[] small;
    /** Where the L and the S suffixes of each symbol begin; the L stand first. */
    private final int[] largeStart;

    private final int[] smallStart;
    private final int[] order;

    private SuffixArray(int[] text, int symbols) {
        int n = text.length;
        this.text = text;
        this.small = new boolean[n];
        this.order = new int[n];
        int[] larges = new int[symbols];
        int[] smalls = new int[symbols];
        for (int i = n - 1; i >= 0; i--) {
            small[i] = i + 1 < n && (text[i] == text[i + 1] ? small[i + 1] : text[i] < text[i + 1]);
            (small[i] ? smalls : larges)[text[i]]++;
        }
        largeStart = new int[symbols + 1];
        smallStart = new int[symbols];
        for (int c = 0; c < symbols; c++) {
            smallStart[c] = largeStart[c] + larges[c];
            largeStart[c + 1] = smallStart[c] + smalls[c];
        }
    }

    /**
     * Sorts the suffixes.
     *
     * @param text symbols, each in [0, symbols)
     * @param symbols how many different symbols there may be
     * @return the starts of the suffixes in ascending order; a suffix that begins another one comes before it
     */
    static int[] of(int[] text, int symbols) {
        if (text.length < 2) {
            return new int[text.length];
        }
        SuffixArray array = new SuffixArray(text, symbols);
        array.sort();
        return array.order;
    }

    /**
     * How many symbols each suffix shares with the one before it in the order.
     *
     * @return lcp[0] = 0, lcp[i] = the length of the longest common prefix of suffixes i - 1 and i
     */
    static int[] commonPrefixes(int[] text, int[] order) {
        int n = text.length;
        int[] before = new int[n];
        for (int i = 0; i < n; i++) {
            before[order[i]] = i == 0 ? -1 : order[i - 1];
        }
        // The suffix one place on shares at most one symbol less, so this is linear.
        int shared = 0;
        for (int i = 0; i < n; i++) {
            int j = before[i];
            shared = j < 0 ? 0 : shared;
            while (j >= 0 && i + shared < n && j + shared < n && text[i + shared] == text[j + shared]) {
                shared++;
            }
            before[i] = shared;
            shared = Math.max(0, shared - 1);
        }
        int[] lcp = new int[n];
        for (int i = 0; i < n; i++) {
            lcp[i] = before[order[i]];
        }
        return lcp;
    }

    private void sort() {
        int n = text.length;
        int[] blockAt = new int[n];
        int blocks = 0;
        for (int i = 0; i < n; i++) {
            blockAt[i] = i > 0 && small[i] && !small[i - 1] ? blocks++ : -1;
        }
        int[] starts = new int[blocks];
        for (int i = 0; i < n; i++) {
            if (blockAt[i] >= 0) {
                starts[blockAt[i]] = i;
            }
        }
        induce(starts);
        if (blocks == 0) {
            return;
        }
        int[] sorted = new int[blocks];
        int filled = 0;
        for (int start : order) {
            if (blockAt[start] >= 0) {
                sorted[filled++] = start;
            }
        }
        int[] names = new int[blocks];
        int name = 0;
        for (int i = 1; i < blocks; i++) {
            if (!sameBlock(sorted[i - 1], sorted[i], blockAt, starts)) {
                name++;
            }
            names[blockAt[sorted[i]]] = name;
        }
        int[] ofNames = SuffixArray.of(names, name + 1);
        for (int i = 0; i < blocks; i++) {
            sorted[i] = starts[ofNames[i]];
        }
        induce(sorted);
    }

    /** Whether two blocks are equal, the first symbol of the next block included. */
    private boolean sameBlock(int a, int b, int[] blockAt, int[] starts) {
        int n = text.length;
        int endA = blockAt[a] + 1 < starts.length ? starts[blockAt[a] + 1] : n;
        int endB = blockAt[b] + 1 < starts.length ? starts[blockAt[b] + 1] : n;
        return endA - a == endB - b && endA < n && endB < n && Arrays.equals(text, a, endA + 1, text, b, endB + 1);
    }

    /** Places the given suffixes in their order and derives the places of all others. */
    private void induce(int[] sorted) {
        int n = text.length;
        Arrays.fill(order, -1);
        int[] next = smallStart.clone();
        for (int start : sorted) {
            order[next[text[start]]++] = start;
        }
        next = largeStart.clone();
        order[next[text[n - 1]]++] = n - 1;
        for (int i = 0; i < n; i++) {
            int start = order[i] - 1;
            if (start >= 0 && !small[start]) {
                order[next[text[start]]++] = start;
            }
        }
        System.arraycopy(largeStart, 0, next, 0, next.length);
        for (int i = n - 1; i >= 0; i--) {
            int start = order[i] - 1;
            if (start >= 0 && small[start]) {
                order[--next[text[start] + 1]] = start;
            }
        }
    }
}
