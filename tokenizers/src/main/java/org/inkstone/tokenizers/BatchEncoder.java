package org.inkstone.tokenizers;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.inkstone.tokenizers.encoding.Encoding;

/**
 * Encodes and decodes many texts on several threads (批量编码). Results stand in the order of the texts, whatever the
 * number of threads.
 *
 * <p>The threads live as long as this object, so close it. To be shared between threads.
 * <pre>{@code
 * try (BatchEncoder batch = new BatchEncoder(tokenizer)) {
 *     List<int[]> ids = batch.encode(lines);
 * }
 * }</pre>
 */
public final class BatchEncoder implements AutoCloseable {
    /** How many texts a thread takes at once. */
    private static final int PORTION = 16;

    private final HuggingFaceTokenizer tokenizer;
    private final int threads;
    private final ExecutorService executor;

    /**
     * With a thread for each core.
     *
     * @param tokenizer the tokenizer
     */
    public BatchEncoder(HuggingFaceTokenizer tokenizer) {
        this(tokenizer, Runtime.getRuntime().availableProcessors());
    }

    /**
     * With a number of threads.
     *
     * @param tokenizer the tokenizer
     * @param threads how many threads, at least 1
     */
    public BatchEncoder(HuggingFaceTokenizer tokenizer, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, got " + threads);
        }
        this.tokenizer = tokenizer;
        this.threads = threads;
        this.executor = Executors.newFixedThreadPool(threads, runnable -> {
            Thread thread = new Thread(runnable, "encode-batch");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Encodes texts as {@link HuggingFaceTokenizer#encode(String)} does.
     *
     * @param texts the texts
     * @return the ids of each
     */
    public List<int[]> encode(List<String> texts) {
        return map(texts.size(), i -> tokenizer.encode(texts.get(i)));
    }

    /**
     * Encodes texts with spans and the rest; padding makes all of them equally long.
     *
     * @param texts the texts
     * @param options how they are encoded
     * @return an encoding for each
     * @throws IllegalArgumentException if a text cannot be cut as the options say
     */
    public List<Encoding> encode(List<String> texts, EncodeOptions options) {
        return padded(map(texts.size(), i -> tokenizer.encode(texts.get(i), options)), options);
    }

    /**
     * Encodes pairs of texts; padding makes all of them equally long.
     *
     * @param first the first texts
     * @param second the second texts, equally many
     * @param options how they are encoded
     * @return an encoding for each pair
     * @throws IllegalArgumentException if there are not equally many texts, or a pair cannot be cut as the options say
     */
    public List<Encoding> encodePairs(List<String> first, List<String> second, EncodeOptions options) {
        if (first.size() != second.size()) {
            throw new IllegalArgumentException(
                    "first and second must be equally many, got " + first.size() + " and " + second.size());
        }
        return padded(map(first.size(), i -> tokenizer.encodePair(first.get(i), second.get(i), options)), options);
    }

    /**
     * Decodes lists of ids as {@link HuggingFaceTokenizer#decode(int...)} does.
     *
     * @param ids the ids of each text
     * @return the texts
     * @throws IllegalArgumentException if an id is out of range
     */
    public List<String> decode(List<int[]> ids) {
        return map(ids.size(), i -> tokenizer.decode(ids.get(i)));
    }

    private static List<Encoding> padded(List<Encoding> encodings, EncodeOptions options) {
        return options.padding().isPresent() ? options.padding().get().apply(encodings) : encodings;
    }

    private <T> List<T> map(int count, IntFunction<T> work) {
        int portions = (count + PORTION - 1) / PORTION;
        AtomicInteger next = new AtomicInteger();
        List<List<T>> done = new ArrayList<>(
                IntStream.range(0, portions).mapToObj(i -> List.<T>of()).toList());
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < Math.min(threads, portions); i++) {
            running.add(executor.submit(() -> {
                for (int portion = next.getAndIncrement(); portion < portions; portion = next.getAndIncrement()) {
                    int from = portion * PORTION;
                    done.set(
                            portion,
                            IntStream.range(from, Math.min(count, from + PORTION))
                                    .mapToObj(work)
                                    .toList());
                }
            }));
        }
        RuntimeException failure = null;
        for (Future<?> future : running) {
            try {
                future.get();
            } catch (ExecutionException e) {
                failure = e.getCause() instanceof RuntimeException cause
                        ? cause
                        : new IllegalStateException("encoding a batch failed", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                running.forEach(other -> other.cancel(true));
                throw new IllegalStateException("encoding a batch was interrupted", e);
            }
        }
        if (failure != null) {
            throw failure;
        }
        return done.stream().flatMap(List::stream).toList();
    }

    /** Ends the threads. */
    @Override
    public void close() {
        executor.shutdownNow();
    }
}
