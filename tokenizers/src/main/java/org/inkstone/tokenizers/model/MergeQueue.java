package org.inkstone.tokenizers.model;

import java.util.Arrays;

/**
 * Waiting pairs without objects (待合并队列): a pair is a number, its rank in the high half and its place in the low half.
 *
 * <p>The pairs that a word has from the beginning are sorted at once; those that merging makes join a binary heap.
 */
final class MergeQueue implements WaitingPairs {
    private long[] first = new long[16];
    private int firstSize;
    private int firstDone;
    private boolean begun;
    private long[] heap = new long[16];
    private int size;
    private long taken;

    @Override
    public void push(int rank, int place) {
        long entry = ((long) rank << 32) | place;
        if (begun) {
            pushLater(entry);
        } else {
            if (firstSize == first.length) {
                first = Arrays.copyOf(first, 2 * firstSize);
            }
            first[firstSize++] = entry;
        }
    }

    private void pushLater(long entry) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
        }
        int i = size++;
        while (i > 0 && heap[(i - 1) >> 1] > entry) {
            heap[i] = heap[(i - 1) >> 1];
            i = (i - 1) >> 1;
        }
        heap[i] = entry;
    }

    @Override
    public boolean advance() {
        if (!begun) {
            Arrays.sort(first, 0, firstSize);
            begun = true;
        }
        if (firstDone < firstSize && (size == 0 || first[firstDone] <= heap[0])) {
            taken = first[firstDone++];
            return true;
        }
        if (size == 0) {
            return false;
        }
        taken = heap[0];
        removeFirst();
        return true;
    }

    private void removeFirst() {
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
    }

    @Override
    public int rank() {
        return (int) (taken >>> 32);
    }

    @Override
    public int place() {
        return (int) taken;
    }
}
