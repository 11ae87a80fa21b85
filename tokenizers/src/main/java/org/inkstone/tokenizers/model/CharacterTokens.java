package org.inkstone.tokenizers.model;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Remembers the tokens of single characters of the basic plane (单字的词元): at most three, packed in a long.
 *
 * <p>512 KB. To be shared between threads: an entry is written whole, and always as the same.
 */
final class CharacterTokens {
    /** Ids must be below. */
    static final int ID_LIMIT = 1 << 20;

    private static final int ID_BITS = 20;
    private static final int ID = ID_LIMIT - 1;
    private static final int MOST = 3;

    private final AtomicLongArray tokens = new AtomicLongArray(1 << Character.SIZE);

    /**
     * Appends the tokens of a character.
     *
     * @return false if they are not known
     */
    boolean copyIds(char character, TokenIds out) {
        long packed = tokens.getOpaque(character);
        if (packed == 0) {
            return false;
        }
        out.addUpTo3((int) packed & ID, (int) (packed >>> ID_BITS) & ID, (int) (packed >>> (2 * ID_BITS)) & ID, (int)
                (packed >>> (MOST * ID_BITS)));
        return true;
    }

    /** Remembers the tokens of a character; more than three, or none, are not kept. */
    void put(char character, int[] ids, int count) {
        if (count > 0 && count <= MOST) {
            long packed = (long) count << (MOST * ID_BITS);
            for (int i = 0; i < count; i++) {
                packed |= (long) ids[i] << (i * ID_BITS);
            }
            tokens.setOpaque(character, packed);
        }
    }
}
