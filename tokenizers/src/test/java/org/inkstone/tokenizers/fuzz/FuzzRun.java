package org.inkstone.tokenizers.fuzz;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives a target random inputs, one after the other, for a while (模糊测试).
 *
 * <p>Every input comes from a seed alone, which a failure names. Three system properties, all optional:
 *
 * <pre>{@code
 * -Dinkstone.fuzz.seconds=600    how long all targets together run; the default keeps a build short
 * -Dinkstone.fuzz.seed=7         the first seed; the next input has the next
 * -Dinkstone.fuzz.inputs=1       how many inputs at most; with the seed, repeats one
 * }</pre>
 */
final class FuzzRun {
    /** How many targets there are. */
    static final int TARGETS = 8;

    private static final Logger LOG = LoggerFactory.getLogger(FuzzRun.class);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final double SECONDS = Double.parseDouble(System.getProperty("inkstone.fuzz.seconds", "16"));
    private static final long SEED = Long.getLong("inkstone.fuzz.seed", 20_261_128_000_000L);
    private static final long INPUTS = Long.getLong("inkstone.fuzz.inputs", Long.MAX_VALUE);
    /** An input hangs if it takes more than this of the processor, or of the clock on a busy machine. */
    private static final long HANG_PROCESSOR_SECONDS = 10;

    private static final long HANG_CLOCK_SECONDS = 120;

    /** What is tried: makes an input of the random numbers, and throws if what comes of it is wrong. */
    interface Target {
        /**
         * Tries an input.
         *
         * @param random where the input comes from
         * @return whether the input was one that is accepted; a target of which none is, tries nothing
         */
        boolean accepts(SplittableRandom random) throws Exception;
    }

    private final String name;
    private final Target target;
    private volatile long seed = SEED;
    private volatile long started;
    private volatile long startedProcessor;
    private volatile Throwable failure;
    private long accepted;
    private long slowest;
    private long slowestSeed;

    private FuzzRun(String name, Target target) {
        this.name = name;
        this.target = target;
    }

    /** Runs a target; fails if one of its inputs does, or takes too long. */
    static void of(String name, Target target) throws InterruptedException {
        new FuzzRun(name, target).run();
    }

    private void run() throws InterruptedException {
        started = System.nanoTime();
        Thread worker = new Thread(this::tryAll, "fuzz-" + name);
        worker.setDaemon(true);
        worker.start();
        while (worker.isAlive()) {
            worker.join(100);
            requireNoHang(worker);
        }
        long inputs = seed - SEED;
        if (failure != null) {
            throw new AssertionError(
                    name + " fails; repeat with -Dinkstone.fuzz.seed=" + seed + " -Dinkstone.fuzz.inputs=1", failure);
        }
        LOG.info(
                "{}: {} inputs, {} of them accepted; the slowest, {}, took {} ms",
                name,
                inputs,
                accepted,
                slowestSeed,
                slowest / 1_000_000);
        if (accepted == 0 && inputs > 100) {
            throw new AssertionError(name + ": none of " + inputs + " inputs was accepted");
        }
    }

    private void requireNoHang(Thread worker) {
        long of = seed;
        long clock = System.nanoTime() - started;
        long processor = THREADS.getThreadCpuTime(worker.getId()) - startedProcessor;
        boolean hangs =
                clock > HANG_CLOCK_SECONDS * 1_000_000_000 || processor > HANG_PROCESSOR_SECONDS * 1_000_000_000;
        if (hangs && of == seed && worker.isAlive()) {
            String stack =
                    Arrays.stream(worker.getStackTrace()).map(Object::toString).collect(Collectors.joining("\n  "));
            throw new AssertionError(name + ", seed " + of + " takes too long:\n  " + stack);
        }
    }

    private void tryAll() {
        long end = System.nanoTime() + (long) (SECONDS / TARGETS * 1e9);
        long next = SEED;
        try {
            do {
                startedProcessor = THREADS.getCurrentThreadCpuTime();
                started = System.nanoTime();
                accepted += target.accepts(new SplittableRandom(next)) ? 1 : 0;
                long nanos = System.nanoTime() - started;
                if (nanos > slowest) {
                    slowest = nanos;
                    slowestSeed = next;
                }
                next++;
                seed = next;
            } while (System.nanoTime() < end && next - SEED < INPUTS);
        } catch (Throwable e) {
            failure = e;
        }
    }
}
