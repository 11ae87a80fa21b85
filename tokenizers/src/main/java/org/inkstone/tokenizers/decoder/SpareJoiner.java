package org.inkstone.tokenizers.decoder;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a joiner between texts (缓冲复用), so that a text needs no new arrays. A thread that finds none makes its own; one
 * that has grown large is not kept. To be shared between threads.
 */
final class SpareJoiner {
    private static final long KEPT_BYTES = 1 << 20;

    private final AtomicReference<@Nullable TokenJoiner> spare = new AtomicReference<>();

    /** An empty joiner. */
    TokenJoiner take() {
        TokenJoiner kept = spare.getAndSet(null);
        if (kept == null) {
            return new TokenJoiner();
        }
        kept.clear();
        return kept;
    }

    /** Takes a joiner back. */
    void put(TokenJoiner joiner) {
        if (joiner.memory() <= KEPT_BYTES) {
            spare.set(joiner);
        }
    }
}
