package org.inkstone.tokenizers.encoding;

import java.util.AbstractList;
import java.util.RandomAccess;

/** An array of ints as an unmodifiable list. */
final class IntList extends AbstractList<Integer> implements RandomAccess {
    private final int[] values;

    IntList(int[] values) {
        this.values = values;
    }

    @Override
    public Integer get(int index) {
        return values[index];
    }

    @Override
    public int size() {
        return values.length;
    }
}
