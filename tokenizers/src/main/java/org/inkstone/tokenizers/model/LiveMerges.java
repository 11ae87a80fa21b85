package org.inkstone.tokenizers.model;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * The merges that can happen (有效合并). A list that was derived from ranks of tokens has a merge for every cut of a
 * token in two; only one of them is ever used, and without the others the table of merges is half as large.
 *
 * <p>Why one: say a merge makes token t somewhere in a word. Until then no merge crossed the borders of t, so those
 * inside were chosen as if t were the whole word: the leftmost of the lowest rank in the word, if it lies in t, is so in
 * t as well. So the last of them is the one with which the word t itself ends, whatever stands around it.
 *
 * <p>A token with one merge keeps it. For a token with several, its characters are merged, once, when the model is made.
 * If that does not end in the token, no word's merging makes it either, and it keeps none. Of merges with the same pair
 * the last counts.
 */
final class LiveMerges {
    /** Tokens of more characters keep all their merges. */
    private static final int MAX_LENGTH = 256;

    private static final int NONE = Integer.MAX_VALUE;
    /** Stands for all merges of a token. */
    private static final int ALL = -1;
    /** How many tokens are merged by the same thread. */
    private static final int CHUNK = 1 << 12;

    private final Vocabulary vocabulary;
    private final SymbolTable characters;
    private final int[] left;
    private final int[] right;
    private final int[] merged;
    /** An open-addressed table of ranks by pair. */
    private final int[] slots;
    /** For each slot 0 if it is free, else some bits of the hash, so that most pairs without a merge cost one look. */
    private final byte[] tags;
    /** The ranks of the merges that stay. */
    private int[] live;

    /**
     * Chooses the merges.
     *
     * @param model a model whose words start as characters of the vocabulary, without affixes
     */
    LiveMerges(BytePairEncoding model) {
        vocabulary = model.vocabulary();
        characters = model.reader().characters();
        RankedMerges merges = model.rankedMerges();
        left = merges.leftIds();
        right = merges.rightIds();
        merged = merges.mergedIds();
        slots = new int[Integer.highestOneBit(Math.max(4, left.length)) * 4];
        tags = new byte[slots.length];
        boolean[] stays = new boolean[left.length];
        int[] makers = new int[vocabulary.idLimit()];
        for (int rank = left.length - 1; rank >= 0; rank--) {
            stays[rank] = enter(rank);
            makers[merged[rank]] += stays[rank] ? 1 : 0;
        }
        int[] last = lastMerges(makers);
        int count = 0;
        live = new int[left.length];
        for (int rank = 0; rank < left.length; rank++) {
            int only = last[merged[rank]];
            if (stays[rank] && (only == ALL || only == rank)) {
                live[count++] = rank;
            }
        }
        live = Arrays.copyOf(live, count);
    }

    /** For each token with several merges the one with which it ends, or NONE; ALL for the others. */
    private int[] lastMerges(int[] makers) {
        int[] last = new int[makers.length];
        Arrays.fill(last, ALL);
        IntStream.rangeClosed(0, makers.length / CHUNK).parallel().forEach(chunk -> {
            int[] symbols = new int[MAX_LENGTH];
            int[] found = new int[MAX_LENGTH];
            for (int id = chunk * CHUNK; id < Math.min(makers.length, (chunk + 1) * CHUNK); id++) {
                if (makers[id] > 1) {
                    last[id] = lastMerge(id, symbols, found);
                }
            }
        });
        return last;
    }

    /** The rank of the merge with which a token ends, NONE if it does not end as one, ALL if it cannot be merged. */
    private int lastMerge(int token, int[] symbols, int[] found) {
        int n = read(token, symbols);
        if (n == 0) {
            return ALL;
        }
        for (int i = 0; i + 1 < n; i++) {
            found[i] = find(symbols[i], symbols[i + 1]);
        }
        while (n > 2) {
            int at = 0;
            for (int i = 1; i + 1 < n; i++) {
                at = found[i] < found[at] ? i : at;
            }
            if (found[at] == NONE) {
                return NONE;
            }
            symbols[at] = merged[found[at]];
            n--;
            System.arraycopy(symbols, at + 2, symbols, at + 1, n - at - 1);
            if (at + 1 < n) {
                System.arraycopy(found, at + 2, found, at + 1, n - at - 2);
                found[at] = find(symbols[at], symbols[at + 1]);
            }
            if (at > 0) {
                found[at - 1] = find(symbols[at - 1], symbols[at]);
            }
        }
        return n == 2 && found[0] != NONE && merged[found[0]] == token ? found[0] : NONE;
    }

    /** Writes the ids of a token's characters and gives their number; 0 if there are too many, or one is missing. */
    private int read(int token, int[] symbols) {
        char[] text = vocabulary.characters();
        int end = vocabulary.end(token);
        int n = 0;
        if (vocabulary.length(token) > MAX_LENGTH) {
            return 0;
        }
        for (int at = vocabulary.start(token); at < end; ) {
            int point = SymbolTable.point(text, at, end);
            int id = characters.id(point);
            if (id < 0) {
                return 0;
            }
            symbols[n++] = id;
            at += Character.charCount(point);
        }
        return n;
    }

    private boolean enter(int rank) {
        long hash = hash(left[rank], right[rank]);
        int slot = slot(hash);
        for (; tags[slot] != 0; slot = (slot + 1) & (slots.length - 1)) {
            int other = slots[slot];
            if (tags[slot] == tag(hash) && left[other] == left[rank] && right[other] == right[rank]) {
                return false;
            }
        }
        slots[slot] = rank;
        tags[slot] = tag(hash);
        return true;
    }

    private int find(int a, int b) {
        long hash = hash(a, b);
        byte tag = tag(hash);
        for (int slot = slot(hash); tags[slot] != 0; slot = (slot + 1) & (slots.length - 1)) {
            if (tags[slot] == tag && left[slots[slot]] == a && right[slots[slot]] == b) {
                return slots[slot];
            }
        }
        return NONE;
    }

    private static long hash(int a, int b) {
        return (((long) a << 24) | b) * 0x9E3779B97F4A7C15L;
    }

    private int slot(long hash) {
        return (int) (hash >>> 32) & (slots.length - 1);
    }

    private static byte tag(long hash) {
        return (byte) ((hash >>> 57) | 0x80);
    }

    int size() {
        return live.length;
    }

    int left(int k) {
        return left[live[k]];
    }

    int right(int k) {
        return right[live[k]];
    }

    int merged(int k) {
        return merged[live[k]];
    }

    /**
     * Whether each merge makes a higher id than the one before.
     *
     * @param limit the characters that words start from must have lower ids
     */
    boolean areInOrderOfIds(int limit) {
        int highest = -1;
        for (int rank : live) {
            if (merged[rank] <= highest || isCharacterFrom(limit, left[rank]) || isCharacterFrom(limit, right[rank])) {
                return false;
            }
            highest = merged[rank];
        }
        return true;
    }

    private boolean isCharacterFrom(int limit, int id) {
        return id >= limit && vocabulary.length(id) == 1;
    }

    /**
     * The ids that no merge makes: first those that a merge uses, then the others.
     *
     * @param idLimit one more than the highest id
     */
    int[] bases(int idLimit) {
        BitSet used = new BitSet(idLimit);
        BitSet others = new BitSet(idLimit);
        others.set(0, idLimit);
        for (int rank : live) {
            used.set(left[rank]);
            used.set(right[rank]);
        }
        for (int rank : live) {
            used.clear(merged[rank]);
            others.clear(merged[rank]);
        }
        others.andNot(used);
        return IntStream.concat(used.stream(), others.stream()).toArray();
    }
}
