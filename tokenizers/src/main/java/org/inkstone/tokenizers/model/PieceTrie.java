package org.inkstone.tokenizers.model;

import java.util.Arrays;

/**
 * A prefix tree over strings in a double array (双数组前缀树): finds all pieces that start at a place, one array access a
 * character.
 *
 * <p>A node is a cell. The child for a character with code c of a node with base b is the cell b + c, provided that this
 * cell names the node as its parent:
 * <pre>{@code
 * child(node, c) = base(node) + code(c)   if parent(base(node) + code(c)) = node
 * }</pre>
 *
 * <p>Codes are dense, 1 for the first character; characters that no piece has get code 0, which no cell is built for.
 *
 * @paper Aoe 1989, An Efficient Digital Search Algorithm by Using a Double-Array Structure, IEEE Trans. Software Eng.
 */
final class PieceTrie {
    static final int ROOT = 0;
    static final int NONE = -1;

    /** How many free cells a search may try before the next one starts where it ended. */
    private static final int TRIES = 128;

    private final int[] codes = new int[1 << 16];
    /** Parent (high half, -1 in a free cell) and base (low half). */
    private long[] cells = new long[0];

    private int[] values = new int[0];
    /** While building: the free cells in a ring, cell 0 being its head. */
    private int[] nextFree = new int[0];

    private int[] previousFree = new int[0];
    /** While building: the free cell where the search for several cells starts. */
    private int cursor;

    /**
     * Builds a tree.
     *
     * @param pieces the pieces, whose ids are the values; of equal ones the last counts, and the empty one is never found
     */
    PieceTrie(Vocabulary pieces) {
        int[] sorted = SortedTokens.ids(pieces);
        int used = assignCodes(pieces.characters());
        grow(used + 2);
        build(sorted, pieces);
        // No step from any base leaves the array.
        grow(cells.length + used + 1);
        nextFree = new int[0];
        previousFree = new int[0];
    }

    /** The node that a character leads to, or {@link #NONE}. */
    int child(int node, char c) {
        int to = (int) cells[node] + codes[c];
        return (int) (cells[to] >>> 32) == node ? to : NONE;
    }

    /** The node at the end of a prefix, or {@link #NONE}. */
    int find(String prefix) {
        int node = ROOT;
        for (int i = 0; i < prefix.length() && node != NONE; i++) {
            node = child(node, prefix.charAt(i));
        }
        return node;
    }

    /** The value of the piece that ends at a node, or {@link #NONE}. */
    int value(int node) {
        return values[node];
    }

    /** Gives the most frequent characters the lowest codes, which keeps the array dense. */
    private int assignCodes(char[] characters) {
        int[] counts = new int[1 << 16];
        for (char character : characters) {
            counts[character]++;
        }
        long[] order = new long[1 << 16];
        int used = 0;
        for (int c = 0; c < counts.length; c++) {
            if (counts[c] > 0) {
                order[used++] = ((long) -counts[c] << 16) | c;
            }
        }
        Arrays.sort(order, 0, used);
        for (int i = 0; i < used; i++) {
            codes[(int) order[i] & 0xFFFF] = i + 1;
        }
        return used;
    }

    /** Breadth first: each entry is a node and the range of pieces below it. */
    private void build(int[] ids, Vocabulary pieces) {
        char[] characters = pieces.characters();
        int[] nodes = {ROOT};
        int[] ends = {0, ids.length};
        char[] labels = new char[1];
        for (int depth = 0; nodes.length > 0; depth++) {
            int[] childNodes = new int[nodes.length];
            int[] childEnds = new int[nodes.length + 1];
            int children = 0;
            int[] starts = ends;
            for (int n = 0; n < nodes.length; n++) {
                int from = starts[2 * n];
                int to = starts[2 * n + 1];
                while (from < to && pieces.length(ids[from]) == depth) {
                    values[nodes[n]] = ids[from++];
                }
                int fan = 0;
                for (int i = from; i < to; i++) {
                    char c = characters[pieces.start(ids[i]) + depth];
                    if (fan == 0 || labels[fan - 1] != c) {
                        if (fan == labels.length) {
                            labels = Arrays.copyOf(labels, 2 * fan);
                        }
                        labels[fan++] = c;
                        if (2 * (children + fan) > childEnds.length) {
                            childEnds = Arrays.copyOf(childEnds, 4 * (children + fan));
                        }
                        childEnds[2 * (children + fan - 1)] = i;
                    }
                    childEnds[2 * (children + fan - 1) + 1] = i + 1;
                }
                if (fan > 0) {
                    int base = place(labels, fan);
                    cells[nodes[n]] = (cells[nodes[n]] & 0xFFFFFFFF00000000L) | base;
                    childNodes = children + fan > childNodes.length
                            ? Arrays.copyOf(childNodes, 2 * (children + fan))
                            : childNodes;
                    for (int k = 0; k < fan; k++) {
                        int cell = base + codes[labels[k]];
                        take(cell, nodes[n]);
                        childNodes[children++] = cell;
                    }
                }
            }
            nodes = Arrays.copyOf(childNodes, children);
            ends = childEnds;
        }
    }

    /** Finds a base such that the cells of all labels are free. */
    private int place(char[] labels, int fan) {
        int lowest = Integer.MAX_VALUE;
        int highest = 0;
        for (int k = 0; k < fan; k++) {
            lowest = Math.min(lowest, codes[labels[k]]);
            highest = Math.max(highest, codes[labels[k]]);
        }
        if (fan == 1) {
            // Only children fill the holes.
            int tries = 0;
            for (int cell = nextFree[0]; cell != 0 && tries < TRIES; cell = nextFree[cell], tries++) {
                if (cell >= lowest) {
                    return cell - lowest;
                }
            }
        }
        int tries = 0;
        for (int cell = cursor; cell != 0; cell = nextFree[cell], tries++) {
            int base = cell - lowest;
            if (base >= 0 && base + highest < cells.length && fits(base, labels, fan)) {
                // What lies before is too full to be searched again, so that all searches together are linear.
                cursor = tries > TRIES ? cell : cursor;
                return base;
            }
        }
        int base = cells.length - lowest;
        grow(Math.max(base + highest + 1, cells.length + (cells.length >> 2)));
        return base;
    }

    private boolean fits(int base, char[] labels, int fan) {
        for (int k = 0; k < fan; k++) {
            if ((int) (cells[base + codes[labels[k]]] >>> 32) != NONE) {
                return false;
            }
        }
        return true;
    }

    private void take(int cell, int parent) {
        cells[cell] = (long) parent << 32;
        if (cell == cursor) {
            cursor = nextFree[cell];
        }
        nextFree[previousFree[cell]] = nextFree[cell];
        previousFree[nextFree[cell]] = previousFree[cell];
    }

    private void grow(int size) {
        int old = cells.length;
        cells = Arrays.copyOf(cells, size);
        values = Arrays.copyOf(values, size);
        nextFree = Arrays.copyOf(nextFree, size);
        previousFree = Arrays.copyOf(previousFree, size);
        Arrays.fill(values, old, size, NONE);
        for (int cell = old; cell < size; cell++) {
            cells[cell] = (long) NONE << 32;
            if (cell > 0) {
                int last = previousFree[0];
                nextFree[last] = cell;
                previousFree[cell] = last;
                nextFree[cell] = 0;
                previousFree[0] = cell;
            }
        }
        if (cursor == 0) {
            cursor = Math.max(old, 1);
        }
    }
}
