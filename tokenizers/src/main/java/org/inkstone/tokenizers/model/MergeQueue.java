package org.inkstone.tokenizers.model;

import java.util.Arrays;

/**
 * The pairs that wait to be merged (待合并队列), a binary heap without objects: lowest rank first, then leftmost.
 *
 * <p>A pair is a number, its rank in the high half and its place in the low half.
 */
final class MergeQueue {
    private long[] heap = new long[64];
    private int size;

    /** The number of a pair: the rank of what {@link MergeTable#find} found, and its place. */
    static long entry(long found, int place) {
        return (found & 0xFFFFFFFF00000000L) | place;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void clear() {
        size = 0;
    }

    long first() {
        return heap[0];
    }

    /** Adds a pair. Pairs that come in order cost one comparison each. */
    void push(long entry) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size + (size >> 1) + 16);
        }
        int i = size++;
        while (i > 0 && heap[(i - 1) >> 1] > entry) {
            heap[i] = heap[(i - 1) >> 1];
            i = (i - 1) >> 1;
        }
        heap[i] = entry;
    }

    /** Takes the first pair out. */
    long pop() {
        long top = heap[0];
        long last = heap[--size];
        int i = 0;
        for (int child = 1; child < size; child = 2 * i + 1) {
            if (child + 1 < size && heap[child + 1] < heap[child]) {
                child++;
            }
            if (heap[child] >= last) {
                break;
            }
            heap[i] = heap[child];
            i = child;
        }
        heap[i] = last;
        return top;
    }
}
