package org.inkstone.tokenizers.sentencepiece;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Joins the symbols of one stretch of text. The symbols form a linked list; every two neighbours that together are a
 * piece wait in a heap, the highest score first, then the leftmost. Cost O(n log n).
 */
final class PieceMerger {
    private static final int GONE = -1;

    private final BytePairSegmenter model;
    private final byte[] text;
    private final int offset;
    private final int[] ends;
    private final int[] next;
    private final int[] previous;
    private final boolean[] frozen;
    private final long[] sums;
    private final BooleanSupplier skip;
    /** How an unused piece came about: the length of its left part. */
    private final Map<Integer, Integer> splits = new HashMap<>();

    /** A binary heap of order (high half) and place (low half), and the piece that each would make. */
    private long[] heap = new long[16];

    private int[] made = new int[16];
    private int size;

    PieceMerger(BytePairSegmenter model, byte[] text, int start, int end, BooleanSupplier skip) {
        int length = end - start;
        this.model = model;
        this.text = text;
        this.offset = start;
        this.ends = new int[length];
        this.next = new int[length];
        this.previous = new int[length];
        this.frozen = new boolean[length];
        this.sums = PieceHashTable.sums(text, start, end);
        this.skip = skip;
    }

    /** Merges; symbols are named by the offset of their first byte. */
    void run(Segmentation out) {
        int length = ends.length;
        int last = GONE;
        for (int at = 0; at < length; ) {
            int user = model.userDefined(text, offset + at, offset + length);
            frozen[at] = user > 0;
            ends[at] = at + (user > 0 ? user : Utf8.length(text, offset + at, offset + length));
            previous[at] = last;
            next[at] = ends[at] < length ? ends[at] : GONE;
            last = at;
            at = ends[at];
        }
        for (int at = 0; next[at] != GONE; at = next[at]) {
            offer(at);
        }
        while (size > 0) {
            int at = (int) heap[0];
            int piece = made[0];
            pop();
            // A pair is out of date if one of its parts has grown or is gone since.
            int right = ends[at] == GONE ? GONE : next[at];
            if (right == GONE || ends[right] - at != model.length(piece) || skip.getAsBoolean()) {
                continue;
            }
            ends[at] = ends[right];
            ends[right] = GONE;
            next[at] = next[right];
            if (next[at] != GONE) {
                previous[next[at]] = at;
            }
            if (previous[at] != GONE) {
                offer(previous[at]);
            }
            if (next[at] != GONE) {
                offer(at);
            }
        }
        for (int at = 0; at != GONE; at = next[at]) {
            write(at, ends[at], out);
        }
    }

    private void write(int start, int end, Segmentation out) {
        int id = model.id(text, offset + start, offset + end);
        Integer left = model.isUnused(id) ? splits.get(id) : null;
        if (left == null) {
            out.add(offset + end, id);
        } else {
            write(start, start + left, out);
            write(start + left, end, out);
        }
    }

    private void offer(int at) {
        int right = next[at];
        if (frozen[at] || frozen[right]) {
            return;
        }
        int piece = model.find(text, offset, sums, at, ends[right]);
        if (piece == PieceHashTable.NONE) {
            return;
        }
        push(((long) model.order(piece) << 32) | at, piece);
        if (model.isUnused(piece)) {
            splits.put(piece, right - at);
        }
    }

    private void push(long entry, int piece) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
            made = Arrays.copyOf(made, 2 * size);
        }
        int i = size++;
        while (i > 0 && heap[(i - 1) >> 1] > entry) {
            heap[i] = heap[(i - 1) >> 1];
            made[i] = made[(i - 1) >> 1];
            i = (i - 1) >> 1;
        }
        heap[i] = entry;
        made[i] = piece;
    }

    private void pop() {
        long entry = heap[--size];
        int piece = made[size];
        int i = 0;
        for (int child = 1; child < size; child = 2 * i + 1) {
            if (child + 1 < size && heap[child + 1] < heap[child]) {
                child++;
            }
            if (heap[child] >= entry) {
                break;
            }
            heap[i] = heap[child];
            made[i] = made[child];
            i = child;
        }
        heap[i] = entry;
        made[i] = piece;
    }
}
