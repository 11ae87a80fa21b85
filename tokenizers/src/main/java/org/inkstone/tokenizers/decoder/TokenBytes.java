package org.inkstone.tokenizers.decoder;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * The bytes of every token (词元字节表), in one number a token for most.
 *
 * <pre>{@code
 * bits 63..56   0-7: so many bytes, the first in the low bits
 *               8: a byte of byte fallback, in the low bits
 *               9: no token has the id
 *               10: a special token; its own entry is at the place in the low bits
 *               128 and more: bits 62..32 are the length, the low ones the place among the longer tokens
 * }</pre>
 *
 * <p>So most tokens take one look-up and one write of eight bytes. Memory: 8 bytes an id, and the bytes of the tokens
 * that are longer than seven. Ids that stand far above the others, as those of special tokens may, are kept aside.
 *
 * <p>Immutable; to be shared between threads.
 */
final class TokenBytes {
    /** How many bytes an entry can hold itself. */
    static final int INLINE = Long.BYTES - 1;

    static final int BYTE = 8;
    static final int NONE = 9;
    static final int SPECIAL = 10;

    private static final int KIND = 56;
    /** At least one in so many ids has a token, among those that are not kept aside. */
    private static final int SPARSEST = 4;

    private final int size;
    private final boolean refusesNone;
    private final long[] entries;
    /** The ids kept aside, ascending, and their entries. */
    private final int[] farIds;

    private final long[] farEntries;
    private final long[] special;
    private final byte[] longer;

    private TokenBytes(Builder builder, int size, boolean refusesNone) {
        this.size = size;
        this.refusesNone = refusesNone;
        int near = builder.near();
        int limit = near == 0 ? 0 : builder.ids[near - 1] + 1;
        this.entries = new long[limit];
        Arrays.fill(entries, (long) NONE << KIND);
        for (int i = 0; i < near; i++) {
            entries[builder.ids[i]] = builder.entries[i];
        }
        this.farIds = Arrays.copyOfRange(builder.ids, near, builder.count);
        this.farEntries = Arrays.copyOfRange(builder.entries, near, builder.count);
        this.special = Arrays.copyOf(builder.special, builder.specialCount);
        // So that eight bytes can be read from the last one on.
        builder.longer.writeBytes(new byte[Long.BYTES]);
        this.longer = builder.longer.toByteArray();
    }

    /** Takes the tokens in the order of their ids. */
    static final class Builder {
        private int[] ids = new int[1024];
        private long[] entries = new long[1024];
        private int count;
        private long[] special = new long[16];
        private int specialCount;
        private final ByteArrayOutputStream longer = new ByteArrayOutputStream();

        /** Adds a token with its bytes. */
        void add(int id, byte[] bytes, boolean isSpecial) {
            long entry;
            if (bytes.length <= INLINE) {
                entry = (long) bytes.length << KIND;
                for (int i = 0; i < bytes.length; i++) {
                    entry |= (bytes[i] & 0xFFL) << (Byte.SIZE * i);
                }
            } else {
                entry = 1L << 63 | (long) bytes.length << 32 | longer.size();
                longer.writeBytes(bytes);
            }
            addEntry(id, entry, isSpecial);
        }

        /** Adds a token that stands for a byte in byte fallback. */
        void addByte(int id, int value, boolean isSpecial) {
            addEntry(id, (long) BYTE << KIND | value, isSpecial);
        }

        private void addEntry(int id, long entry, boolean isSpecial) {
            if (count == ids.length) {
                ids = Arrays.copyOf(ids, 2 * count);
                entries = Arrays.copyOf(entries, 2 * count);
            }
            ids[count] = id;
            entries[count++] = entry;
            if (isSpecial) {
                if (specialCount == special.length) {
                    special = Arrays.copyOf(special, 2 * specialCount);
                }
                entries[count - 1] = (long) SPECIAL << KIND | specialCount;
                special[specialCount++] = entry;
            }
        }

        /** How many of the tokens are not kept aside. */
        private int near() {
            int near = count;
            while (near > 0 && ids[near - 1] / SPARSEST >= near) {
                near--;
            }
            return near;
        }

        /**
         * Makes the table.
         *
         * @param size one more than the highest id
         * @param refusesNone whether an id without a token is an error
         */
        TokenBytes build(int size, boolean refusesNone) {
            return new TokenBytes(this, size, refusesNone);
        }
    }

    /** The entry of an id; an error if it is out of range. */
    long entry(int id) {
        return id >= 0 && id < entries.length ? entries[id] : farEntry(id);
    }

    private long farEntry(int id) {
        if (id < 0 || id >= size) {
            throw unknown(id);
        }
        int found = Arrays.binarySearch(farIds, id);
        return found < 0 ? (long) NONE << KIND : farEntries[found];
    }

    /** What the high bits of an entry say. */
    static int kind(long entry) {
        return (int) (entry >>> KIND);
    }

    /**
     * The entry of an id as it counts: of a special token its own one, or none if it is skipped. An error if no token
     * has the id where that is one.
     */
    long counting(int id, boolean skipSpecialTokens) {
        long entry = entry(id);
        if (kind(entry) == SPECIAL) {
            return skipSpecialTokens ? (long) NONE << KIND : special[(int) entry];
        }
        if (kind(entry) == NONE && refusesNone) {
            throw unknown(id);
        }
        return entry;
    }

    /** Whether an id has a token that is not skipped. */
    boolean isShown(int id, boolean skipSpecialTokens) {
        return kind(counting(id, skipSpecialTokens)) != NONE;
    }

    /** Where the bytes of longer tokens are. */
    byte[] longer() {
        return longer;
    }

    private IllegalArgumentException unknown(int id) {
        return new IllegalArgumentException(
                "id must be in [0, " + size + ")" + (refusesNone ? " and have a token" : "") + ", got " + id);
    }
}
