package org.inkstone.tokenizers.model;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Numbered texts, one behind the other in one array, that are found by their characters (词元存储): the ground of a
 * {@link Vocabulary}, without an object for each token.
 *
 * <p>A hash table with open addressing leads from characters to numbers. A slot has seven bits of the hash beside the
 * number, so that a look at the characters of another text is rare:
 * <pre>{@code
 * slot   0 | 7 bits of the hash | 24 bits of the number        -1 if it is free
 * }</pre>
 *
 * <p>Memory: two bytes a character, and 12 to 20 bytes a text. The hash is salted with a number that no one knows
 * beforehand, so nobody can prepare texts that collide; what is found never depends on it. While it is filled it is for one thread; then any number may read.
 */
final class TokenStore {
    private static final int NONE = -1;
    private static final int NUMBER_BITS = 24;
    private static final int NUMBER = (1 << NUMBER_BITS) - 1;
    private static final int TAG = 0x7F;

    /** Salt of the hash: odd, and another one each time. */
    private final long secret =
            ((System.nanoTime() ^ ((long) System.identityHashCode(this) << 32)) * 0x9E3779B97F4A7C15L) | 1;

    private char[] characters;
    /** Where each text starts, and the next one will. */
    private int[] starts;

    private int size;
    private int distinct;
    private int[] slots = new int[0];
    private int shift;

    /**
     * An empty store.
     *
     * @param capacity how many texts it is made for; it grows
     */
    TokenStore(int capacity) {
        characters = new char[8 * capacity + 8];
        starts = new int[capacity + 1];
    }

    /** Makes room for some texts to be found. */
    private void makeSlots(int count) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(2 * count - 1);
        slots = new int[1 << bits];
        shift = Long.SIZE - bits;
        Arrays.fill(slots, NONE);
    }

    /** Appends a text that is not found before {@link #index}; its number is the size before. */
    void append(char[] text, int start, int end) {
        int from = starts[size];
        int to = Math.addExact(from, end - start);
        if (to > characters.length) {
            characters = Arrays.copyOf(characters, Math.max(to, from + (from >> 1) + 16));
        }
        if (size + 2 > starts.length) {
            starts = Arrays.copyOf(starts, size + (size >> 1) + 16);
        }
        System.arraycopy(text, start, characters, from, end - start);
        starts[++size] = to;
    }

    /** Lets all texts be found; of equal ones the last. */
    void index(BitSet leftOut) {
        makeSlots(size + 1);
        distinct = 0;
        for (int number = leftOut.nextClearBit(0); number < size; number = leftOut.nextClearBit(number + 1)) {
            long hash = hash(characters, starts[number], starts[number + 1]);
            int slot = slot(hash, characters, starts[number], starts[number + 1]);
            distinct += slots[slot] == NONE ? 1 : 0;
            slots[slot] = tag(hash) | number;
        }
    }

    /**
     * Appends a text that is new and lets it be found. All others must have been added in this way.
     *
     * @return false, and nothing is done, if there is such a text
     */
    boolean add(char[] text, int start, int end) {
        if (2 * (distinct + 1) > slots.length) {
            grow();
        }
        long hash = hash(text, start, end);
        int slot = slot(hash, text, start, end);
        if (slots[slot] != NONE) {
            return false;
        }
        slots[slot] = tag(hash) | size;
        distinct++;
        append(text, start, end);
        return true;
    }

    private void grow() {
        makeSlots(Math.max(starts.length - 1, 2 * distinct + 8));
        // In the order of the texts, since to read them here and there costs more than to write so.
        for (int number = 0; number < size; number++) {
            long hash = hash(characters, starts[number], starts[number + 1]);
            int slot = home(hash);
            while (slots[slot] != NONE) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = tag(hash) | number;
        }
    }

    /** The number of a text, or -1. */
    int find(char[] text, int start, int end) {
        if (distinct == 0) {
            return NONE;
        }
        int found = slots[slot(hash(text, start, end), text, start, end)];
        return found == NONE ? NONE : found & NUMBER;
    }

    /** The slot of a text: the one that has it, or the free one where it belongs. */
    private int slot(long hash, char[] text, int start, int end) {
        int tag = tag(hash);
        int slot = home(hash);
        for (int found = slots[slot]; found != NONE; found = slots[slot]) {
            int number = found & NUMBER;
            if ((found & ~NUMBER) == tag
                    && Arrays.equals(characters, starts[number], starts[number + 1], text, start, end)) {
                return slot;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private int home(long hash) {
        return (int) (hash >>> shift);
    }

    private static int tag(long hash) {
        return ((int) hash & TAG) << NUMBER_BITS;
    }

    /** Both halves of the product of four characters and the secret are used, so that all bits count. */
    private long hash(char[] text, int start, int end) {
        long hash = secret + end - start;
        int at = start;
        for (; at + 4 <= end; at += 4) {
            long four =
                    text[at] | ((long) text[at + 1] << 16) | ((long) text[at + 2] << 32) | ((long) text[at + 3] << 48);
            hash = mix(hash ^ four);
        }
        long rest = 0;
        for (; at < end; at++) {
            rest = (rest << 16) | text[at];
        }
        return mix(hash ^ rest) * 0x9E3779B97F4A7C15L;
    }

    private long mix(long value) {
        return Math.multiplyHigh(value, secret) ^ (value * secret);
    }

    /** The number of texts. */
    int size() {
        return size;
    }

    /** The number of texts that can be found. */
    int distinct() {
        return distinct;
    }

    /** All texts. Not to be changed. */
    char[] characters() {
        return characters;
    }

    /** Where a text starts in {@link #characters()}; the next one starts where it ends. */
    int start(int number) {
        return starts[number];
    }

    /** A text as a new string. */
    String text(int number) {
        return new String(characters, starts[number], starts[number + 1] - starts[number]);
    }

    /** Gives back what was held for more texts. */
    void trim() {
        characters = Arrays.copyOf(characters, starts[size]);
        starts = Arrays.copyOf(starts, size + 1);
    }
}
