package org.inkstone.nd4j;

import java.util.ArrayList;
import java.util.List;

/**
 * Memory for temporary tensors: slabs that are handed out from front to back and taken back all at once. After the
 * first training step nothing is allocated any more; the same memory is used again in the same order.
 */
final class Arena {
    /** 16 MiB: large enough for most tensors, small enough not to waste much. */
    private static final int SLAB_SIZE = 4 << 20;
    /** Tensors begin at a cache line. */
    private static final int ALIGNMENT = 16;

    private final List<Slab> slabs = new ArrayList<>();
    private final List<Integer> sizes = new ArrayList<>();
    private int slab;
    private int used;

    /** How far the arena was used: which slab, and how much of it. */
    record Mark(int slab, int used) {}

    Mark mark() {
        return new Mark(slab, used);
    }

    void reset(Mark mark) {
        slab = mark.slab;
        used = mark.used;
    }

    Nd4jStorage allocate(int size, ArenaScope scope) {
        Slab.requireSize(size);
        int room = Math.max(ALIGNMENT, (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
        if (slab < slabs.size() && sizes.get(slab) - used < room) {
            next(room);
        }
        if (slab == slabs.size()) {
            add(Math.max(room, SLAB_SIZE));
        }
        Nd4jStorage storage = new Nd4jStorage(slabs.get(slab), used, size, scope);
        used += room;
        return storage;
    }

    /**
     * Goes on to the next slab with room. If there is none, those that were too small make place for a larger one, half
     * as large again as the largest of them: tensors that grow a little each time do not leave a slab each time.
     */
    private void next(int room) {
        int first = slab + 1;
        int largest = 0;
        used = 0;
        for (slab = first; slab < slabs.size() && sizes.get(slab) < room; slab++) {
            largest = Math.max(largest, sizes.get(slab));
        }
        if (slab == slabs.size() && largest > 0) {
            slabs.subList(first, slab).clear();
            sizes.subList(first, slab).clear();
            slab = first;
            add((int) Math.max(room, Math.min(Slab.LARGEST, largest * 3L / 2)));
        }
    }

    private void add(int length) {
        slabs.add(new Slab(length));
        sizes.add(length);
    }
}
