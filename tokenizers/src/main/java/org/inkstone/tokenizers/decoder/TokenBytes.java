package org.inkstone.tokenizers.decoder;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * The bytes of every token (词元字节表), in one number a token for most.
 *
 * <pre>{@code
 * bits 63..56   0-7:   so many ASCII characters, the first in the low bits
 *               16-23: so many, less 16, Latin-1 characters, not all ASCII
 *               32-39: so many, less 32, bytes that are UTF-8 or a part of it
 *               8:     a byte of byte fallback, in the low bits
 *               9:     no token has the id
 *               10:    a special token; its own entry is at the place in the low bits
 *               128-:  more than seven bytes; bits 62 and 61 are 0, 1 or 2 for the same three kinds, bits 60..32 the
 *                      length, the low ones the place among the longer tokens
 * }</pre>
 *
 * <p>So most tokens take one look-up and one write of eight bytes, and a text of Latin-1 tokens, as one of English is,
 * needs no UTF-8. Memory: 8 bytes an id, and the bytes of the tokens that are longer than seven. Ids that stand far
 * above the others, as those of special tokens may, are kept aside.
 *
 * <p>Immutable; to be shared between threads.
 */
final class TokenBytes {
    /** The kinds of short tokens; the length is added. */
    static final int LATIN = 0x10;

    static final int UTF8 = 0x20;
    /** The bits of a kind that are the length of a short token. */
    static final int LENGTH = 0x07;

    static final int BYTE = 8;
    static final int NONE = 9;
    static final int SPECIAL = 10;

    private static final int KIND = 56;

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
        this.longer = builder.longer.toByteArray();
    }

    /** Takes the tokens in the order of their ids. */
    static final class Builder {
        /** At least one in so many ids has a token, among those that are not kept aside. */
        private static final int SPARSEST = 4;

        private static final int MAX_LENGTH = 1 << 29;

        private int[] ids = new int[1024];
        private long[] entries = new long[1024];
        private int count;
        private long[] special = new long[16];
        private int specialCount;
        private final ByteArrayOutputStream longer = new ByteArrayOutputStream();

        /** Adds a token with its bytes. */
        void add(int id, byte[] bytes, boolean isSpecial) {
            byte[] latin = LatinText.of(bytes);
            byte[] kept = latin == null ? bytes : latin;
            int kind = latin == null ? UTF8 : latin.length < bytes.length ? LATIN : 0;
            long entry;
            if (kept.length <= LENGTH) {
                entry = (long) (kind + kept.length) << KIND;
                for (int i = 0; i < kept.length; i++) {
                    entry |= (kept[i] & 0xFFL) << (Byte.SIZE * i);
                }
            } else if (kept.length < MAX_LENGTH) {
                entry = 1L << 63 | (long) (kind / LATIN) << 61 | (long) kept.length << 32 | longer.size();
                longer.writeBytes(kept);
            } else {
                throw new IllegalArgumentException("token " + id + " must have less than " + MAX_LENGTH
                        + " bytes to be decoded, got " + kept.length);
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

    /** Of a token of more than seven bytes, how many. */
    static int longLength(long entry) {
        return (int) (entry >>> 32) & (Builder.MAX_LENGTH - 1);
    }

    /** Of a token of more than seven bytes, 0, {@link #LATIN} or {@link #UTF8}. */
    static int longKind(long entry) {
        return ((int) (entry >>> 61) & 3) * LATIN;
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
