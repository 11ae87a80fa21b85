package org.inkstone.nd4j;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Splits a kernel over the cores. How work is cut into tasks depends on its size only, never on the number of threads,
 * and no task adds to what another one writes: so results are the same on any number of threads.
 *
 * <p>A training step is hundreds of kernels of some ten microseconds each, and to wake a thread takes as long as one of
 * them. So the threads wait actively for a moment, for the next kernel, before they go to sleep.
 *
 * <p>The system property {@code inkstone.threads} sets the number of threads, the caller's included; the default is one
 * for each core.
 */
final class Workers {
    /** Numbers that one task should have, at least, to be worth a thread. */
    static final int GRAIN = 16_384;

    private static final int THREADS = Math.max(
            1, Integer.getInteger("inkstone.threads", Runtime.getRuntime().availableProcessors()));
    /** How long to wait actively: a fraction of a millisecond. */
    private static final int SPINS = 10_000;

    private static final ConcurrentLinkedQueue<Job> QUEUE = new ConcurrentLinkedQueue<>();
    private static final Worker[] POOL = new Worker[THREADS - 1];

    static {
        for (int i = 0; i < POOL.length; i++) {
            POOL[i] = new Worker();
            POOL[i].start();
        }
    }

    private static final ThreadLocal<float[][]> SCRATCH = ThreadLocal.withInitial(() -> new float[12][0]);

    private Workers() {}

    /** What is done for a range of rows. */
    @FunctionalInterface
    interface RangeTask {
        void run(int from, int to);
    }

    /** What is done for one task. */
    @FunctionalInterface
    interface Task {
        void run(int index);
    }

    static int threads() {
        return THREADS;
    }

    /** An array of this thread with at least {@code size} places and arbitrary contents; slots are told apart by number. */
    static float[] scratch(int slot, int size) {
        float[][] all = SCRATCH.get();
        if (all[slot].length < size) {
            all[slot] = new float[Math.max(size, 4096)];
        }
        return all[slot];
    }

    /** Runs over rows of the given width, in ranges of about {@link #GRAIN} numbers or more. */
    static void forRows(int rows, int width, RangeTask task) {
        int grain = Math.max(1, GRAIN / Math.max(1, width));
        int tasks = Math.min(64, (rows + grain - 1) / grain);
        if (tasks <= 1) {
            task.run(0, rows);
            return;
        }
        forTasks(tasks, i -> task.run((int) ((long) rows * i / tasks), (int) ((long) rows * (i + 1) / tasks)));
    }

    /** Runs tasks, on the calling thread too, and returns when all are done. */
    static void forTasks(int tasks, Task task) {
        if (tasks <= 1 || THREADS == 1) {
            for (int i = 0; i < tasks; i++) {
                task.run(i);
            }
            return;
        }
        Job job = new Job(tasks, task);
        int helpers = Math.min(THREADS, tasks) - 1;
        for (int i = 0; i < helpers; i++) {
            QUEUE.add(job);
        }
        for (int i = 0, woken = 0; i < POOL.length && woken < helpers; i++) {
            woken += POOL[i].wake() ? 1 : 0;
        }
        job.run();
        job.await();
    }

    /** A thread that runs jobs from the queue. */
    private static final class Worker extends Thread {
        private final AtomicBoolean asleep = new AtomicBoolean();

        Worker() {
            super("inkstone-nd4j-worker");
            setDaemon(true);
        }

        /** Wakes the thread if it sleeps. */
        boolean wake() {
            boolean slept = asleep.get() && asleep.compareAndSet(true, false);
            if (slept) {
                LockSupport.unpark(this);
            }
            return slept;
        }

        @Override
        public void run() {
            while (true) {
                Job job = QUEUE.poll();
                for (int spin = 0; job == null && spin < SPINS; spin++) {
                    Thread.onSpinWait();
                    job = QUEUE.poll();
                }
                if (job == null) {
                    asleep.set(true);
                    job = QUEUE.poll(); // one that came before others could see that this thread sleeps
                    while (job == null && asleep.get()) {
                        LockSupport.park(this);
                    }
                    asleep.set(false);
                }
                if (job != null) {
                    job.run();
                }
            }
        }
    }

    private static final class Job {
        private final int tasks;
        private final Task task;
        private final Thread caller = Thread.currentThread();
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicInteger done = new AtomicInteger();
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

        Job(int tasks, Task task) {
            this.tasks = tasks;
            this.task = task;
        }

        void run() {
            int i = next.getAndIncrement();
            while (i < tasks) {
                try {
                    task.run(i);
                } catch (RuntimeException | Error e) {
                    failure.compareAndSet(null, e);
                }
                if (done.incrementAndGet() == tasks) {
                    LockSupport.unpark(caller);
                }
                i = next.getAndIncrement();
            }
        }

        void await() {
            for (int spin = 0; done.get() < tasks && spin < SPINS; spin++) {
                Thread.onSpinWait();
            }
            while (done.get() < tasks) {
                LockSupport.park(this);
            }
            Throwable thrown = failure.get();
            if (thrown instanceof RuntimeException e) {
                throw e;
            } else if (thrown instanceof Error e) {
                throw e;
            }
        }
    }
}
