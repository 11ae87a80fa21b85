package org.inkstone.data.language;

import java.util.Arrays;

/** Numbers distinct positive keys 0, 1, 2 … in the order in which they come: a hash table in two primitive arrays. */
final class LongIndex {
    static final int ABSENT = -1;

    private long[] keys = new long[16];
    private int[] slots = newSlots(32);
    private int size;

    /** The number of a key, a new one if it is new. */
    int add(long key) {
        int slot = slotOf(key);
        if (slots[slot] != ABSENT) {
            return slots[slot];
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, Math.multiplyExact(size, 2));
            slots = newSlots(Math.multiplyExact(keys.length, 2));
            for (int number = 0; number < size; number++) {
                slots[slotOf(keys[number])] = number;
            }
            slot = slotOf(key);
        }
        keys[size] = key;
        slots[slot] = size;
        return size++;
    }

    /** The number of a key, or {@link #ABSENT}. */
    int find(long key) {
        return slots[slotOf(key)];
    }

    int size() {
        return size;
    }

    LongIndex copy() {
        LongIndex result = new LongIndex();
        result.keys = keys.clone();
        result.slots = slots.clone();
        result.size = size;
        return result;
    }

    private int slotOf(long key) {
        long mixed = (key ^ (key >>> 32)) * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 32) & (slots.length - 1);
        while (slots[slot] != ABSENT && keys[slots[slot]] != key) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private static int[] newSlots(int length) {
        int[] slots = new int[length];
        Arrays.fill(slots, ABSENT);
        return slots;
    }
}
