package org.inkstone.core.backend;

import org.jspecify.annotations.Nullable;

/** A scope of the reference backend: memory is the garbage collector's, so it only remembers whether it is open. */
final class JavaScope implements Scope {
    /** Where storages live that nobody closes. */
    static final JavaScope FOREVER = new JavaScope(null);

    private static final ThreadLocal<@Nullable JavaScope> INNERMOST = new ThreadLocal<>();

    private final @Nullable JavaScope outer;
    private boolean closed;

    private JavaScope(@Nullable JavaScope outer) {
        this.outer = outer;
    }

    static JavaScope open() {
        JavaScope scope = new JavaScope(INNERMOST.get());
        INNERMOST.set(scope);
        return scope;
    }

    static JavaScope innermost() {
        JavaScope scope = INNERMOST.get();
        return scope == null ? FOREVER : scope;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            if (outer == null) {
                INNERMOST.remove();
            } else {
                INNERMOST.set(outer);
            }
        }
    }
}
