package org.inkstone.core.backend;

/**
 * A stretch of work whose temporary tensors live together and are released together, when the scope is closed.
 *
 * <p>Scopes belong to the thread that opened them and nest: close them in reverse order, best with
 * try-with-resources. A tensor that was made inside must not be used after the scope is closed; backends refuse it.
 */
public interface Scope extends AutoCloseable {
    /** Releases every temporary tensor that was made since the scope was opened. Closing twice does no harm. */
    @Override
    void close();
}
