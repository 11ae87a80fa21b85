package org.inkstone.tokenizers.decoder;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * The bytes of every token (词元字节表), in one number a token for most.
 *
 * <pre>{@code
 * bits 63..56   0-7:  so many bytes, the first in the low bits
 *               8:    a byte of byte fallback, in the low bits
 *               9:    no token has the id
 *               10:   a special token; its own entry is at the place in the low bits
 *               11:   not Latin-1
 *               128-: more than seven bytes; bits 62..32 are the length, the low ones the place among the longer tokens
 * }</pre>
 *
 * <p>So most tokens take one look-up and one write of eight bytes. There are two such tables, the one for text that is
 * Latin-1 so far, where a character is a byte, as in the string to be, and the one for UTF-8. Memory: 16 bytes an id,
 * and the bytes of the tokens that are longer than seven. Ids that stand far above the others, as those of special
 * tokens may, are kept aside.
 *
 * <p>Immutable; to be shared between threads.
 */
final class TokenBytes {
    /** The highest kind of a short token, and with that its length. */
    static final int SHORT = 7;

    static final int BYTE = 8;
    static final int NONE = 9;
    static final int SPECIAL = 10;
    static final int WIDE = 11;

    private static final int KIND = 56;
    private static final long NO_TOKEN = (long) NONE << KIND;

    /** The entries in Latin-1 or in UTF-8. */
    private static final class Table {
        private final long[] near;
        /** Those of {@link #farIds}. */
        private final long[] far;

        private final long[] special;

        Table(int[] ids, int nearCount, Entries entries) {
            int limit = nearCount == 0 ? 0 : ids[nearCount - 1] + 1;
            near = new long[limit];
            Arrays.fill(near, NO_TOKEN);
            for (int i = 0; i < nearCount; i++) {
                near[ids[i]] = entries.all[i];
            }
            far = Arrays.copyOfRange(entries.all, nearCount, entries.count);
            special = Arrays.copyOf(entries.special, entries.specialCount);
        }
    }

    /** Entries that a table is made of. */
    private static final class Entries {
        private long[] all = new long[1024];
        private int count;
        private long[] special = new long[16];
        private int specialCount;

        void add(long entry, boolean isSpecial) {
            if (count == all.length) {
                all = Arrays.copyOf(all, 2 * count);
            }
            all[count] = entry;
            if (isSpecial) {
                if (specialCount == special.length) {
                    special = Arrays.copyOf(special, 2 * specialCount);
                }
                all[count] = (long) SPECIAL << KIND | specialCount;
                special[specialCount++] = entry;
            }
            count++;
        }
    }

    private final int size;
    private final boolean refusesNone;
    private final Table latin;
    private final Table utf8;
    /** The ids kept aside, ascending. */
    private final int[] farIds;

    private final byte[] longer;

    private TokenBytes(Builder builder, int size, boolean refusesNone) {
        this.size = size;
        this.refusesNone = refusesNone;
        int near = builder.near();
        this.latin = new Table(builder.ids, near, builder.latin);
        this.utf8 = new Table(builder.ids, near, builder.utf8);
        this.farIds = Arrays.copyOfRange(builder.ids, near, builder.utf8.count);
        // So that sixteen bytes can be read from the last one on.
        builder.longer.writeBytes(new byte[2 * Long.BYTES]);
        this.longer = builder.longer.toByteArray();
    }

    /** Takes the tokens in the order of their ids. */
    static final class Builder {
        /** At least one in so many ids has a token, among those that are not kept aside. */
        private static final int SPARSEST = 4;

        private int[] ids = new int[1024];
        private final Entries latin = new Entries();
        private final Entries utf8 = new Entries();
        private final ByteArrayOutputStream longer = new ByteArrayOutputStream();

        /** Adds a token with its bytes. */
        void add(int id, byte[] bytes, boolean isSpecial) {
            byte[] characters = LatinText.of(bytes);
            long inUtf8 = entry(bytes);
            long inLatin = inUtf8;
            if (characters == null) {
                inLatin = (long) WIDE << KIND;
            } else if (characters.length < bytes.length) {
                inLatin = entry(characters);
            }
            add(id, inLatin, inUtf8, isSpecial);
        }

        private long entry(byte[] bytes) {
            if (bytes.length > SHORT) {
                long entry = 1L << 63 | (long) bytes.length << 32 | longer.size();
                longer.writeBytes(bytes);
                return entry;
            }
            long entry = (long) bytes.length << KIND;
            for (int i = 0; i < bytes.length; i++) {
                entry |= (bytes[i] & 0xFFL) << (Byte.SIZE * i);
            }
            return entry;
        }

        /** Adds a token that stands for a byte in byte fallback. */
        void addByte(int id, int value, boolean isSpecial) {
            long entry = (long) BYTE << KIND | value;
            add(id, entry, entry, isSpecial);
        }

        private void add(int id, long inLatin, long inUtf8, boolean isSpecial) {
            if (utf8.count == ids.length) {
                ids = Arrays.copyOf(ids, 2 * ids.length);
            }
            ids[utf8.count] = id;
            latin.add(inLatin, isSpecial);
            utf8.add(inUtf8, isSpecial);
        }

        /** How many of the tokens are not kept aside. */
        private int near() {
            int near = utf8.count;
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

    /** The entries of the first ids; those that are not here may be far ones. */
    long[] near(boolean inLatin) {
        return (inLatin ? latin : utf8).near;
    }

    /** What the high bits of an entry say. */
    static int kind(long entry) {
        return (int) (entry >>> KIND);
    }

    /** Of a token of more than seven bytes, how many. */
    static int longerLength(long entry) {
        return (int) (entry >>> 32) & Integer.MAX_VALUE;
    }

    /**
     * The entry of an id as it counts: of a special token its own one, or none if it is skipped.
     *
     * @throws IllegalArgumentException if the id is out of range, or has no token where that is an error
     */
    long entry(int id, boolean skipSpecialTokens, boolean inLatin) {
        if (id < 0 || id >= size) {
            throw unknown(id);
        }
        Table table = inLatin ? latin : utf8;
        long entry;
        if (id < table.near.length) {
            entry = table.near[id];
        } else {
            int place = Arrays.binarySearch(farIds, id);
            entry = place < 0 ? NO_TOKEN : table.far[place];
        }
        if (kind(entry) == SPECIAL) {
            return skipSpecialTokens ? NO_TOKEN : table.special[(int) entry];
        }
        if (entry == NO_TOKEN && refusesNone) {
            throw unknown(id);
        }
        return entry;
    }

    /** Whether an id has a token that is not skipped. */
    boolean isShown(int id, boolean skipSpecialTokens) {
        return entry(id, skipSpecialTokens, false) != NO_TOKEN;
    }

    /** Where the bytes of longer tokens are; sixteen can be read anywhere. */
    byte[] longer() {
        return longer;
    }

    private IllegalArgumentException unknown(int id) {
        return new IllegalArgumentException(
                "id must be in [0, " + size + ")" + (refusesNone ? " and have a token" : "") + ", got " + id);
    }
}
