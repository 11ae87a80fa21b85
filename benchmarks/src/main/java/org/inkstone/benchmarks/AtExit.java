package org.inkstone.benchmarks;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something that is done if the JVM is told to end before this is closed.
 *
 * @param hook the JVM's
 */
record AtExit(Thread hook) implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(AtExit.class);

    static AtExit run(Runnable action) {
        Thread hook = new Thread(action, "at-exit");
        Runtime.getRuntime().addShutdownHook(hook);
        return new AtExit(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            log.debug("the JVM ends already", e);
        }
    }
}
