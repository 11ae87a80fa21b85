package org.inkstone.tokenizers.model;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * A table of words and their ids that only grows (只增不改的词表缓存): any number of threads read it while one writes.
 *
 * <p>Open addressing, four longs a slot, so that a look-up touches one cache line:
 * <pre>{@code
 * slot      first            second                       third           fourth
 * short     characters       characters, length           count | id 1    id 2 | id 3
 * longer    hash             1 | length | place of word   count | id 1    id 2 | id 3
 * }</pre>
 *
 * <p>A {@linkplain ShortWord short word} is its own key; the characters of a longer one lie in a pool. More
 * than three ids lie in a pool, too, and id 1 is their place.
 *
 * <p>A slot is written once. Its second part comes last, with release semantics, and is read first, with acquire
 * semantics; so a reader sees a whole slot or a free one. A look-up ends after a few slots, so words made to
 * collide cost no more than others; they are only not kept.
 */
final class CachedWords {
    static final int PROBES = 12;
    /** Room for the longer words, characters per slot. */
    private static final int CHARACTERS = 4;
    /** Room for lists of more than three ids, ids per slot. */
    private static final int IDS = 2;

    private static final int INLINE = 3;
    private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);

    private final long[] slots;
    private final char[] characters;
    private final int[] ids;
    private final int shift;
    private int words;
    private int usedCharacters;
    private int usedIds;

    /**
     * An empty table.
     *
     * @param bits the logarithm of the number of slots, of which at most three quarters are used
     */
    CachedWords(int bits) {
        slots = new long[4 << bits];
        characters = new char[CHARACTERS << bits];
        ids = new int[IDS << bits];
        shift = Long.SIZE - bits;
    }

    /** A table with the words of a smaller one. */
    CachedWords(int bits, CachedWords smaller) {
        this(bits);
        System.arraycopy(smaller.characters, 0, characters, 0, smaller.usedCharacters);
        System.arraycopy(smaller.ids, 0, ids, 0, smaller.usedIds);
        usedCharacters = smaller.usedCharacters;
        usedIds = smaller.usedIds;
        for (int slot = 0; slot < smaller.slots.length; slot += 4) {
            if (smaller.slots[slot + 1] != 0) {
                insert(smaller.slots[slot], smaller.slots[slot + 1], smaller.slots[slot + 2], smaller.slots[slot + 3]);
            }
        }
    }

    int bits() {
        return Long.SIZE - shift;
    }

    /** The slot of a short word, looked for from its home on; or -1. */
    int find(int home, long first, long second) {
        int slot = home;
        for (int probe = 0; probe < PROBES; probe++) {
            long found = (long) LONGS.getAcquire(slots, slot + 1);
            if (found == second && slots[slot] == first) {
                return slot;
            }
            if (found == 0) {
                return -1;
            }
            slot = (slot + 4) & (slots.length - 1);
        }
        return -1;
    }

    /** The slot of a longer word, looked for from its home on; or -1. */
    int find(int home, long hash, char[] text, int start, int end) {
        int slot = home;
        for (int probe = 0; probe < PROBES; probe++) {
            long found = (long) LONGS.getAcquire(slots, slot + 1);
            if (found < 0 && slots[slot] == hash && (int) ((found >>> 32) & 0xFFFF) == end - start) {
                int at = (int) found;
                if (Arrays.equals(characters, at, at + end - start, text, start, end)) {
                    return slot;
                }
            }
            if (found == 0) {
                return -1;
            }
            slot = (slot + 4) & (slots.length - 1);
        }
        return -1;
    }

    /**
     * Reads a slot that is looked at soon.
     *
     * @return a number without meaning, so that the compiler does not leave the read out
     */
    long touch(int home) {
        return slots[home + 1];
    }

    /** Appends the ids of the word in a slot. */
    void copyIds(int slot, TokenIds out) {
        long third = slots[slot + 2];
        int count = (int) (third >>> 32);
        if (count <= INLINE) {
            long fourth = slots[slot + 3];
            out.addUpTo3((int) third, (int) (fourth >>> 32), (int) fourth, count);
        } else {
            out.addAll(ids, (int) third, count);
        }
    }

    /**
     * Enters a short word. One thread at a time.
     *
     * @return false if the table is full
     */
    boolean put(long first, long second, int[] tokens, int count) {
        if (isFull(0, count)) {
            return false;
        }
        putKey(first, second, tokens, count);
        return true;
    }

    /**
     * Enters a longer word. One thread at a time.
     *
     * @return false if the table is full
     */
    boolean put(long hash, char[] text, int start, int end, int[] tokens, int count) {
        if (isFull(end - start, count)) {
            return false;
        }
        System.arraycopy(text, start, characters, usedCharacters, end - start);
        long second = (1L << 63) | ((long) (end - start) << 32) | usedCharacters;
        usedCharacters += end - start;
        putKey(hash, second, tokens, count);
        return true;
    }

    private boolean isFull(int moreCharacters, int moreIds) {
        return words >= slots.length / 16 * 3
                || usedCharacters + moreCharacters > characters.length
                || usedIds + moreIds > ids.length;
    }

    private void putKey(long first, long second, int[] tokens, int count) {
        if (count <= INLINE) {
            int id1 = count > 0 ? tokens[0] : 0;
            int id2 = count > 1 ? tokens[1] : 0;
            int id3 = count > 2 ? tokens[2] : 0;
            insert(first, second, pair(count, id1), pair(id2, id3));
        } else {
            System.arraycopy(tokens, 0, ids, usedIds, count);
            insert(first, second, pair(count, usedIds), 0);
            usedIds += count;
        }
        words++;
    }

    private void insert(long first, long second, long third, long fourth) {
        int slot = home(hash(first, second < 0 ? 0 : second));
        for (int probe = 0; probe < PROBES; probe++) {
            if (slots[slot + 1] == 0) {
                slots[slot] = first;
                slots[slot + 2] = third;
                slots[slot + 3] = fourth;
                LONGS.setRelease(slots, slot + 1, second);
                return;
            }
            slot = (slot + 4) & (slots.length - 1);
        }
    }

    /** The first slot to look at for a {@linkplain #hash hash}, by its highest bits. */
    int home(long hash) {
        return (int) (hash >>> shift) << 2;
    }

    /** A hash of a key; for a longer word, {@code first} is its own hash and {@code second} 0. */
    static long hash(long first, long second) {
        return (first ^ Long.rotateLeft(second, 7)) * 0x9E3779B97F4A7C15L;
    }

    private static long pair(int high, int low) {
        return ((long) high << 32) | (low & 0xFFFFFFFFL);
    }
}
