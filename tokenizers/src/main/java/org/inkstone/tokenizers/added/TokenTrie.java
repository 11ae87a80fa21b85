package org.inkstone.tokenizers.added;

import java.util.Arrays;
import java.util.List;

/**
 * Finds the leftmost, then longest, of some strings in a text (词元字典树). For one text at most
 * O(length · longest string) steps, and one step for a character that starts none of the strings.
 *
 * <p>The edges of the trie stand in one hash table, keyed by node and character.
 */
final class TokenTrie {
    private static final int NONE = -1;

    /** A bit for each character that starts a string. */
    private final long[] first = new long[1 << 10];

    /** The edges, with open addressing: node and character, and the node they lead to. */
    private long[] edges = new long[16];

    private int[] targets = new int[16];
    /** For each node the number of the string that ends there. */
    private int[] ends = new int[16];

    private int nodes = 1;
    /** The length of the longest string. */
    private int longest;

    /** What {@link #find} found: where it starts, where it ends, and the number of the string. */
    static final class Match {
        int start;
        int end;
        int token;
    }

    /** The strings to look for, those that are empty left out; of equal ones the last counts. */
    TokenTrie(List<String> contents) {
        Arrays.fill(edges, NONE);
        Arrays.fill(ends, NONE);
        for (int i = 0; i < contents.size(); i++) {
            add(contents.get(i), i);
        }
    }

    private void add(String content, int token) {
        if (content.isEmpty()) {
            return;
        }
        longest = Math.max(longest, content.length());
        first[content.charAt(0) >> 6] |= 1L << content.charAt(0);
        int node = 0;
        for (int i = 0; i < content.length(); i++) {
            long edge = edge(node, content.charAt(i));
            int slot = slot(edge);
            if (edges[slot] == edge) {
                node = targets[slot];
            } else {
                node = nodes++;
                edges[slot] = edge;
                targets[slot] = node;
                grow();
            }
        }
        ends[node] = token;
    }

    private void grow() {
        if (nodes == ends.length) {
            ends = Arrays.copyOf(ends, 2 * nodes);
            Arrays.fill(ends, nodes, ends.length, NONE);
        }
        if (2 * nodes > edges.length) {
            long[] oldEdges = edges;
            int[] oldTargets = targets;
            edges = new long[2 * oldEdges.length];
            targets = new int[2 * oldEdges.length];
            Arrays.fill(edges, NONE);
            for (int i = 0; i < oldEdges.length; i++) {
                if (oldEdges[i] != NONE) {
                    int slot = slot(oldEdges[i]);
                    edges[slot] = oldEdges[i];
                    targets[slot] = oldTargets[i];
                }
            }
        }
    }

    private static long edge(int node, char character) {
        return ((long) node << 16) | character;
    }

    /** Where an edge stands, or would stand. */
    private int slot(long edge) {
        int mask = edges.length - 1;
        int slot = (int) ((edge * 0x9E3779B97F4A7C15L) >>> 40) & mask;
        while (edges[slot] != NONE && edges[slot] != edge) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** Looks for the next string from a place on; the match is filled in if there is one. */
    boolean find(char[] text, int from, int to, Match match) {
        for (int i = from; i < to; i++) {
            char c = text[i];
            if ((first[c >> 6] & (1L << c)) != 0 && longest(text, i, to, match)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a string occurs in a text of Latin-1 characters, a byte each. */
    boolean occurs(byte[] text, int length) {
        char[] window = {};
        Match match = new Match();
        for (int i = 0; i < length; i++) {
            int c = text[i] & 0xFF;
            if ((first[c >> 6] & (1L << c)) != 0) {
                window = window.length == 0 ? new char[longest] : window;
                int size = Math.min(length - i, longest);
                for (int k = 0; k < size; k++) {
                    window[k] = (char) (text[i + k] & 0xFF);
                }
                if (longest(window, 0, size, match)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean longest(char[] text, int at, int to, Match match) {
        int node = 0;
        int found = NONE;
        for (int i = at; i < to; i++) {
            long edge = edge(node, text[i]);
            int slot = slot(edge);
            if (edges[slot] != edge) {
                break;
            }
            node = targets[slot];
            if (ends[node] != NONE) {
                found = ends[node];
                match.end = i + 1;
            }
        }
        match.start = at;
        match.token = found;
        return found != NONE;
    }
}
