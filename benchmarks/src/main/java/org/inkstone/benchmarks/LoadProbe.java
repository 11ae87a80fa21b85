package org.inkstone.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures loading in the JVM that it is started in; run by {@code load}. Prints {@link LoadFigures}.
 *
 * <p>The memory of a tokenizer is the heap after garbage collection with it, minus that without. Another one is loaded
 * and in use all the time, so tables that all share do not count.
 */
final class LoadProbe {
    private static final Logger log = LoggerFactory.getLogger(LoadProbe.class);
    private static final int LATER_LOADS = 5;
    private static final String LINE = "The first line of a text, 第一行。";

    private LoadProbe() {}

    /**
     * Runs the program.
     *
     * @param args {@code inkstone FILE [ENCODING]} or {@code jtokkit VOCABULARY}
     */
    public static void main(String[] args) throws IOException {
        // A program has its log before it has a tokenizer: what that takes does not count.
        log.debug("loading");
        System.out.println(measure(peer(args)).line());
    }

    private static JvmPeer peer(String[] args) {
        if (args[0].equals("jtokkit")) {
            return new JTokkitPeer(TiktokenVocabulary.valueOf(args[1]));
        }
        Optional<String> encoding = args.length > 2 ? Optional.of(args[2]) : Optional.empty();
        return new InkstonePeer(new TokenizerSource(args[1], Path.of(args[1]), encoding));
    }

    static LoadFigures measure(JvmPeer peer) throws IOException {
        long began = System.nanoTime();
        JvmTokenizer another = peer.open();
        double first = (System.nanoTime() - began) / 1e9;
        use(another);
        List<Double> later = new ArrayList<>();
        for (int i = 0; i < LATER_LOADS; i++) {
            began = System.nanoTime();
            peer.open().close();
            later.add((System.nanoTime() - began) / 1e9);
        }
        try {
            Memory memory = memory(peer);
            return new LoadFigures(first, Timings.median(later), memory.loaded(), memory.inUse());
        } finally {
            Reference.reachabilityFence(another);
        }
    }

    /** Bytes that one more tokenizer keeps, before and after its first line. */
    private record Memory(long loaded, long inUse) {}

    private static Memory memory(JvmPeer peer) throws IOException {
        long without = heap();
        JvmTokenizer tokenizer = peer.open();
        try {
            long loaded = heap();
            use(tokenizer);
            return new Memory(loaded - without, heap() - without);
        } finally {
            Reference.reachabilityFence(tokenizer);
        }
    }

    private static void use(JvmTokenizer tokenizer) {
        int[] ids = tokenizer.encoding(List.of(LINE)).results().findFirst().orElseThrow();
        tokenizer.decoding(List.of(ids)).results().forEach(text -> log.debug("{} characters", text.length));
    }

    private static long heap() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
