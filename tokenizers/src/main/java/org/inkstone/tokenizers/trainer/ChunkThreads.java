package org.inkstone.tokenizers.trainer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Works on fixed parts of something and hands the results back in the order of the parts: whoever adds them up in that
 * order gets the same sum with any number of threads.
 */
final class ChunkThreads implements AutoCloseable {
    private final ExecutorService executor;

    ChunkThreads(int threads) {
        executor = Executors.newFixedThreadPool(threads, runnable -> {
            Thread thread = new Thread(runnable, "train-unigram");
            thread.setDaemon(true);
            return thread;
        });
    }

    <P, R> List<R> map(List<P> parts, Function<P, R> work) {
        List<Future<R>> running = new ArrayList<>();
        for (P part : parts) {
            running.add(executor.submit(() -> work.apply(part)));
        }
        List<R> results = new ArrayList<>();
        try {
            for (Future<R> future : running) {
                results.add(future.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("training was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new IllegalStateException("training failed", e.getCause());
        }
        return results;
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
