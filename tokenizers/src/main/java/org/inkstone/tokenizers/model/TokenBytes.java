package org.inkstone.tokenizers.model;

import java.util.Arrays;
import java.util.List;
import org.inkstone.tokenizers.pretokenizer.ByteLevelAlphabet;

/**
 * The tokens of a byte-level vocabulary by their bytes: a hash table whose keys lie in one array, without a string.
 *
 * <p>Immutable; to be shared between threads. Tokens that have a character outside the {@link ByteLevelAlphabet} are not
 * found, since no bytes make them.
 */
final class TokenBytes {
    /** No tokens. */
    static final TokenBytes NONE = new TokenBytes(Vocabulary.of(List.of()));

    /** Ids are below {@link Vocabulary#MAX_IDS}. */
    private static final int ID_BITS = 24;

    private static final int FREE = -1;

    private final byte[] pool;
    /** Where the bytes of each id start, and of the one after the last end. */
    private final int[] starts;
    /** Ids, each under seven bits of its hash, so that another token is rarely looked at; -1 where free. */
    private final int[] slots;

    TokenBytes(Vocabulary vocabulary) {
        int total = 0;
        for (int id = 0; id < vocabulary.idLimit(); id++) {
            String token = vocabulary.token(id);
            total = Math.addExact(total, token == null ? 0 : token.length());
        }
        pool = new byte[total];
        starts = new int[vocabulary.idLimit() + 1];
        slots = new int[Integer.highestOneBit(Math.max(4, vocabulary.size())) * 4];
        Arrays.fill(slots, FREE);
        int at = 0;
        for (int id = 0; id < vocabulary.idLimit(); id++) {
            starts[id] = at;
            String token = vocabulary.token(id);
            if (token != null && !token.isEmpty()) {
                int length = write(token, at);
                if (length > 0) {
                    enter(id, at, length);
                    at += length;
                }
            }
        }
        starts[vocabulary.idLimit()] = at;
    }

    private int write(String token, int at) {
        for (int i = 0; i < token.length(); i++) {
            int value = ByteLevelAlphabet.byteOf(token.charAt(i));
            if (value < 0) {
                return 0;
            }
            pool[at + i] = (byte) value;
        }
        return token.length();
    }

    private void enter(int id, int start, int length) {
        int hash = hash(pool, start, start + length);
        int slot = hash & (slots.length - 1);
        while (slots[slot] != FREE) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = tag(hash) | id;
    }

    /** The id of the token with these bytes, or -1. */
    int find(byte[] bytes, int length) {
        int hash = hash(bytes, 0, length);
        int slot = hash & (slots.length - 1);
        while (slots[slot] != FREE) {
            int id = slots[slot] ^ tag(hash);
            if (id >>> ID_BITS == 0
                    && starts[id + 1] - starts[id] == length
                    && Arrays.equals(pool, starts[id], starts[id + 1], bytes, 0, length)) {
                return id;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return -1;
    }

    private static int tag(int hash) {
        return hash >>> (ID_BITS + 1) << ID_BITS;
    }

    private static int hash(byte[] bytes, int start, int end) {
        long hash = 0;
        for (int i = start; i < end; i++) {
            hash = (hash ^ bytes[i]) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        return (int) hash;
    }
}
