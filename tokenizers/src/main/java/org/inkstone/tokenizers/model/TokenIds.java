package org.inkstone.tokenizers.model;

import java.util.Arrays;

/** A list of ids that grows; what encoding appends to. For one thread. */
public final class TokenIds {
    private int[] ids;
    private int size;

    /**
     * An empty list.
     *
     * @param capacity how many ids it is made for, at least 1
     */
    public TokenIds(int capacity) {
        ids = new int[capacity];
    }

    /**
     * Appends an id.
     *
     * @param id the id
     */
    public void add(int id) {
        if (size == ids.length) {
            grow(1);
        }
        ids[size++] = id;
    }

    /** Appends the first {@code count} of three ids. All three are written, which is cheaper than to ask how many. */
    void addUpTo3(int first, int second, int third, int count) {
        if (size + 3 > ids.length) {
            grow(3);
        }
        ids[size] = first;
        ids[size + 1] = second;
        ids[size + 2] = third;
        size += count;
    }

    /**
     * Appends ids.
     *
     * @param more the ids
     * @param length how many of them, from the first on
     */
    public void addAll(int[] more, int length) {
        addAll(more, 0, length);
    }

    /** Appends {@code length} of the ids from {@code from} on. */
    void addAll(int[] more, int from, int length) {
        if (size + length > ids.length) {
            grow(length);
        }
        if (length <= 4) {
            // Most words have few tokens; a call of arraycopy costs more than this loop.
            for (int i = 0; i < length; i++) {
                ids[size + i] = more[from + i];
            }
        } else {
            System.arraycopy(more, from, ids, size, length);
        }
        size += length;
    }

    /**
     * The number of ids.
     *
     * @return at least 0
     */
    public int size() {
        return size;
    }

    /**
     * The id at a place.
     *
     * @param index in [0, size)
     * @return the id
     */
    public int get(int index) {
        if (index >= size) {
            throw new IndexOutOfBoundsException("index must be below " + size + ", got " + index);
        }
        return ids[index];
    }

    /**
     * Copies the ids.
     *
     * @return a new array
     */
    public int[] toArray() {
        return Arrays.copyOf(ids, size);
    }

    /** Copies the ids from a place on. */
    int[] toArray(int from) {
        return Arrays.copyOfRange(ids, from, size);
    }

    /** Takes the ids from a place on off again. */
    void truncate(int newSize) {
        size = newSize;
    }

    private void grow(int more) {
        ids = Arrays.copyOf(ids, Math.max(size + more, size + (size >> 1) + 16));
    }
}
