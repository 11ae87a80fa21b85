package org.inkstone.tokenizers.sentencepiece;

import java.util.Arrays;

/**
 * A trie of byte strings with an id each (字节前缀树). All edges are in one hash table, keyed by node and byte, so that a
 * step costs about one look-up whatever the number of children.
 */
final class ByteTrie {
    static final int ROOT = 0;
    static final int NONE = -1;

    private long[] edges = new long[1 << 10];
    private int[] targets = new int[1 << 10];
    private int used;
    private int[] ids = new int[1 << 10];
    private int nodes = 1;

    ByteTrie() {
        Arrays.fill(edges, NONE);
        Arrays.fill(ids, NONE);
    }

    void put(byte[] key, int id) {
        int node = ROOT;
        for (byte b : key) {
            int next = child(node, b);
            node = next == NONE ? grow(node, b) : next;
        }
        ids[node] = id;
    }

    /** The child of a node for a byte, or {@link #NONE}. */
    int child(int node, byte b) {
        long edge = edge(node, b);
        for (int slot = slot(edge); ; slot = (slot + 1) & (edges.length - 1)) {
            if (edges[slot] == edge) {
                return targets[slot];
            }
            if (edges[slot] == NONE) {
                return NONE;
            }
        }
    }

    /** The id of the string that ends at a node, or {@link #NONE}. */
    int id(int node) {
        return ids[node];
    }

    /** The id of a string, or {@link #NONE}. */
    int id(byte[] text, int start, int end) {
        int node = ROOT;
        for (int i = start; i < end && node != NONE; i++) {
            node = child(node, text[i]);
        }
        return node == NONE ? NONE : ids[node];
    }

    /** The length of the longest string that stands at a place, or 0. */
    int longest(byte[] text, int start, int end) {
        int longest = 0;
        int node = ROOT;
        for (int i = start; i < end; i++) {
            node = child(node, text[i]);
            if (node == NONE) {
                break;
            }
            if (ids[node] != NONE) {
                longest = i + 1 - start;
            }
        }
        return longest;
    }

    private int grow(int node, byte b) {
        if (2 * (used + 1) > edges.length) {
            long[] oldEdges = edges;
            int[] oldTargets = targets;
            edges = new long[2 * oldEdges.length];
            targets = new int[2 * oldEdges.length];
            Arrays.fill(edges, NONE);
            for (int i = 0; i < oldEdges.length; i++) {
                if (oldEdges[i] != NONE) {
                    enter(oldEdges[i], oldTargets[i]);
                }
            }
        }
        if (nodes == ids.length) {
            ids = Arrays.copyOf(ids, 2 * nodes);
            Arrays.fill(ids, nodes, ids.length, NONE);
        }
        enter(edge(node, b), nodes);
        used++;
        return nodes++;
    }

    private void enter(long edge, int target) {
        int slot = slot(edge);
        while (edges[slot] != NONE) {
            slot = (slot + 1) & (edges.length - 1);
        }
        edges[slot] = edge;
        targets[slot] = target;
    }

    private static long edge(int node, byte b) {
        return ((long) node << 8) | (b & 0xFF);
    }

    private int slot(long edge) {
        return (int) ((edge * 0x9E3779B97F4A7C15L) >>> 32) & (edges.length - 1);
    }
}
