package org.inkstone.core.progress;

/**
 * Where long work reports how far it is. Libraries report here and never print; an application shows it as a bar, a
 * log line or nothing.
 *
 * <p>Implementations must be cheap: they are called once per batch or document, by one thread at a time.
 */
@FunctionalInterface
public interface Progress {
    /** Reports to nobody. */
    Progress NONE = (task, done, total, detail) -> {};

    /**
     * Tells how far a task is.
     *
     * @param task what is being done, a few words, such as {@code "count words"}
     * @param done how much is done, in units of the task (bytes, documents, tokens), at least 0
     * @param total how much there is to do in the same unit, or -1 if that is not known
     * @param detail further figures to show, such as {@code "loss 3.21, 18,400 tokens/s"}; may be empty
     */
    void update(String task, long done, long total, String detail);
}
