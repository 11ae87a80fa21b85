package org.inkstone.tokenizers.trainer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Threads with a word table each; work that comes faster than it is done makes the caller wait. If parts fail, the first
 * of them counts, on any number of threads.
 */
final class CountingThreads implements AutoCloseable {
    /** Counts a part of the text into the table of the thread that runs it. */
    @FunctionalInterface
    interface Part {
        void count(WordTable table) throws IOException;
    }

    /** A part and its place in the order. */
    private record Numbered(long number, Part part) {}

    private record Failure(long number, Exception cause) {}

    private static final Numbered END = new Numbered(-1, table -> {});

    private final BlockingQueue<Numbered> parts;
    private final AtomicReference<@Nullable Failure> failure = new AtomicReference<>();
    private long submitted;
    private final ExecutorService executor;
    private final List<Future<WordTable>> tables = new ArrayList<>();

    CountingThreads(int threads) {
        parts = new ArrayBlockingQueue<>(2 * threads);
        executor = Executors.newFixedThreadPool(threads, runnable -> {
            Thread thread = new Thread(runnable, "count-words");
            thread.setDaemon(true);
            return thread;
        });
        for (int i = 0; i < threads; i++) {
            tables.add(executor.submit(this::run));
        }
    }

    private WordTable run() throws InterruptedException {
        WordTable table = new WordTable();
        for (Numbered next = parts.take(); next.number() >= 0; next = parts.take()) {
            // After a failure the queue is still emptied, so that nobody waits for room in it; what comes before the
            // failure is still counted, for it may fail too.
            Failure known = failure.get();
            if (known == null || next.number() < known.number()) {
                try {
                    next.part().count(table);
                } catch (IOException | RuntimeException e) {
                    Failure found = new Failure(next.number(), e);
                    failure.accumulateAndGet(
                            found, (a, b) -> a == null || (b != null && b.number() < a.number()) ? b : a);
                }
            }
        }
        return table;
    }

    /** Hands over a part; throws if one has failed. */
    void submit(Part part) throws IOException {
        if (failure.get() != null) {
            finish();
        }
        put(new Numbered(submitted++, part));
    }

    private void put(Numbered part) throws IOException {
        try {
            parts.put(part);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("counting words was interrupted", e);
        }
    }

    /** Waits for all parts and joins the tables. */
    WordTable finish() throws IOException {
        for (int i = 0; i < tables.size(); i++) {
            put(END);
        }
        WordTable joined = new WordTable();
        try {
            for (Future<WordTable> future : tables) {
                WordTable table = future.get();
                if (table.size() > joined.size()) {
                    table.addAll(joined);
                    joined = table;
                } else {
                    joined.addAll(table);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("counting words was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("counting words failed", e.getCause());
        }
        Failure failed = failure.get();
        if (failed != null && failed.cause() instanceof IOException cause) {
            throw cause;
        }
        if (failed != null && failed.cause() instanceof RuntimeException cause) {
            throw cause;
        }
        return joined;
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
