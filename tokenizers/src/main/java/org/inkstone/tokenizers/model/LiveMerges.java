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
 * If that does not end in the token, all its merges stay. Of merges with the same pair the last counts.
 */
final class LiveMerges {
    /** Tokens of more characters keep all their merges. */
    private static final int MAX_LENGTH = 256;

    private static final int NONE = Integer.MAX_VALUE;

    private final int[] left;
    private final int[] right;
    private final int[] merged;
    /** An open-addressed table of ranks, plus one, by pair. */
    private final int[] slots;
    /** The ranks of the merges that stay. */
    private int[] live;

    /**
     * Chooses the merges.
     *
     * @param model a model whose words start as characters of the vocabulary, without affixes
     */
    LiveMerges(BytePairEncoding model) {
        Vocabulary vocabulary = model.vocabulary();
        RankedMerges merges = model.rankedMerges();
        left = merges.leftIds();
        right = merges.rightIds();
        merged = merges.mergedIds();
        this.slots = new int[Integer.highestOneBit(Math.max(4, left.length)) * 4];
        boolean[] stays = new boolean[left.length];
        int[] makers = new int[vocabulary.idLimit()];
        for (int rank = left.length - 1; rank >= 0; rank--) {
            stays[rank] = enter(rank);
            makers[merged[rank]] += stays[rank] ? 1 : 0;
        }
        int[] last = new int[vocabulary.idLimit()];
        Arrays.fill(last, -1);
        int[] symbols = new int[MAX_LENGTH];
        int count = 0;
        live = new int[left.length];
        for (int rank = 0; rank < left.length; rank++) {
            int token = merged[rank];
            if (makers[token] > 1 && stays[rank]) {
                if (last[token] == -1) {
                    last[token] = lastMerge(vocabulary, token, symbols);
                }
                stays[rank] = last[token] == NONE || last[token] == rank;
            }
            if (stays[rank]) {
                live[count++] = rank;
            }
        }
        live = Arrays.copyOf(live, count);
    }

    /** The rank of the merge with which a token ends, or NONE if it does not end as one. */
    private int lastMerge(Vocabulary vocabulary, int token, int[] symbols) {
        String text = vocabulary.token(token);
        if (text == null || text.length() > MAX_LENGTH) {
            return NONE;
        }
        int length = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int id = vocabulary.id(Character.toString(text.codePointAt(i)));
            if (id < 0) {
                return NONE;
            }
            symbols[length++] = id;
        }
        int rank = NONE;
        while (length > 1) {
            rank = NONE;
            int at = 0;
            for (int i = 0; i + 1 < length; i++) {
                int found = find(symbols[i], symbols[i + 1]);
                if (found < rank) {
                    rank = found;
                    at = i;
                }
            }
            if (rank == NONE) {
                return NONE;
            }
            symbols[at] = merged[rank];
            length--;
            System.arraycopy(symbols, at + 2, symbols, at + 1, length - at - 1);
        }
        return rank != NONE && merged[rank] == token ? rank : NONE;
    }

    private boolean enter(int rank) {
        int slot = slot(left[rank], right[rank]);
        while (slots[slot] != 0) {
            int other = slots[slot] - 1;
            if (left[other] == left[rank] && right[other] == right[rank]) {
                return false;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = rank + 1;
        return true;
    }

    private int find(int a, int b) {
        int slot = slot(a, b);
        while (slots[slot] != 0) {
            int rank = slots[slot] - 1;
            if (left[rank] == a && right[rank] == b) {
                return rank;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return NONE;
    }

    private int slot(int a, int b) {
        return (int) (((((long) a << 24) | b) * 0x9E3779B97F4A7C15L) >>> 32) & (slots.length - 1);
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
