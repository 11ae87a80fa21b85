package org.inkstone.tokenizers.model;

import java.util.Arrays;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The pairs of a long word that wait to be merged (按次序排队的待合并对): lowest rank first, then leftmost.
 *
 * <p>One queue for each rank. A pass over the word meets the pairs of a rank from left to right, so that most join at the
 * end, which costs no comparison. A queue into which pairs came in another order is sorted when its turn comes; what comes
 * too late for that waits in a heap. Ten million letters are a few queues, where one heap for all would be deep.
 */
final class RankQueues implements WaitingPairs {
    /** The waiting pairs of a rank. */
    private static final class Queue implements Comparable<Queue> {
        final int rank;
        private int[] places = new int[4];
        private int head;
        private int size;
        private boolean sorted = true;
        /** Whether places were taken since it was last empty. */
        private boolean started;
        /** Whether it is among those that have a turn. */
        private boolean waits;
        /** Places that came too late to be sorted with the others. */
        private final PriorityQueue<Integer> late = new PriorityQueue<>(1);

        Queue(int rank) {
            this.rank = rank;
        }

        @Override
        public int compareTo(Queue other) {
            return Integer.compare(rank, other.rank);
        }

        void add(int place) {
            boolean inOrder = head == size || places[size - 1] < place;
            if (started && !inOrder) {
                late.add(place);
                return;
            }
            sorted &= inOrder;
            if (size == places.length) {
                places = Arrays.copyOf(places, 2 * size);
            }
            places[size++] = place;
        }

        /** The next place; -1 if there is none. */
        int next() {
            if (!sorted) {
                Arrays.sort(places, head, size);
                sorted = true;
            }
            started = true;
            Integer first = late.peek();
            if (first != null && (head == size || first < places[head])) {
                return late.remove();
            }
            if (head < size) {
                return places[head++];
            }
            head = 0;
            size = 0;
            started = false;
            return -1;
        }
    }

    /** The queues by rank: a hash table with open addressing. */
    private @Nullable Queue[] queues = new Queue[16];

    private int count;
    private final PriorityQueue<Queue> turns = new PriorityQueue<>();
    private @Nullable Queue current;
    private int rank;
    private int place;

    @Override
    public void push(int rank, int at) {
        Queue queue = queue(rank);
        queue.add(at);
        if (!queue.waits) {
            queue.waits = true;
            turns.add(queue);
            current = turns.peek();
        }
    }

    private Queue queue(int rank) {
        int slot = slot(rank);
        for (Queue queue = queues[slot]; queue != null; queue = queues[slot]) {
            if (queue.rank == rank) {
                return queue;
            }
            slot = (slot + 1) & (queues.length - 1);
        }
        Queue made = new Queue(rank);
        queues[slot] = made;
        if (++count > queues.length / 2) {
            @Nullable Queue[] all = queues;
            queues = new Queue[2 * all.length];
            for (Queue queue : all) {
                if (queue != null) {
                    int free = slot(queue.rank);
                    while (queues[free] != null) {
                        free = (free + 1) & (queues.length - 1);
                    }
                    queues[free] = queue;
                }
            }
        }
        return made;
    }

    private int slot(int rank) {
        return (rank * 0x9E3779B9) >>> 7 & (queues.length - 1);
    }

    @Override
    public boolean advance() {
        while (current != null) {
            place = current.next();
            if (place >= 0) {
                rank = current.rank;
                return true;
            }
            current.waits = false;
            turns.remove();
            current = turns.peek();
        }
        return false;
    }

    @Override
    public int rank() {
        return rank;
    }

    @Override
    public int place() {
        return place;
    }
}
