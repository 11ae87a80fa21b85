package org.inkstone.tokenizers.sentencepiece;

import java.util.Arrays;
import org.inkstone.tokenizers.model.Lattice;

/** A normalized text cut into pieces: where each ends, and its id. */
final class Segmentation {
    private int[] ends = new int[16];
    private int[] ids = new int[16];
    private int size;

    /** The pieces of a path whose places are bytes. */
    static Segmentation of(Lattice.Path path) {
        Segmentation pieces = new Segmentation();
        for (Lattice.Node node : path.nodes()) {
            pieces.add(node.end(), node.id());
        }
        return pieces;
    }

    void add(int end, int id) {
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, 2 * size);
            ids = Arrays.copyOf(ids, 2 * size);
        }
        ends[size] = end;
        ids[size++] = id;
    }

    /** Turns the order round; for those that find the last piece first. */
    void reverse() {
        for (int i = 0, j = size - 1; i < j; i++, j--) {
            int end = ends[i];
            ends[i] = ends[j];
            ends[j] = end;
            int id = ids[i];
            ids[i] = ids[j];
            ids[j] = id;
        }
    }

    int size() {
        return size;
    }

    int start(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    int end(int index) {
        return ends[index];
    }

    int id(int index) {
        return ids[index];
    }
}
