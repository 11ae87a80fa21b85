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
import org.jspecify.annotations.Nullable;

/** Threads with a word table each; work that comes faster than it is done makes the caller wait. */
final class CountingThreads implements AutoCloseable {
    /** Counts a part of the text into the table of the thread that runs it. */
    @FunctionalInterface
    interface Part {
        void count(WordTable table) throws IOException;
    }

    private static final Part END = table -> {};

    private final BlockingQueue<Part> parts;
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

    private WordTable run() throws Exception {
        WordTable table = new WordTable();
        @Nullable Exception failure = null;
        for (Part part = parts.take(); part != END; part = parts.take()) {
            // After a failure the queue is still emptied, so that nobody waits for room in it.
            if (failure == null) {
                try {
                    part.count(table);
                } catch (IOException | RuntimeException e) {
                    failure = e;
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
        return table;
    }

    void submit(Part part) throws IOException {
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
            submit(END);
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
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("counting words failed", e.getCause());
        }
        return joined;
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
