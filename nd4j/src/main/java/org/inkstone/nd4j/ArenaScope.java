package org.inkstone.nd4j;

import java.util.concurrent.ConcurrentLinkedDeque;
import org.inkstone.core.backend.Scope;
import org.jspecify.annotations.Nullable;

/**
 * A scope of temporary tensors on one thread. The outermost scope borrows an {@link Arena} and gives it back; scopes
 * within use the same one and give back what they took.
 */
final class ArenaScope implements Scope {
    private static final ThreadLocal<@Nullable ArenaScope> INNERMOST = new ThreadLocal<>();
    private static final ConcurrentLinkedDeque<Arena> FREE = new ConcurrentLinkedDeque<>();

    private final @Nullable ArenaScope outer;
    private final Arena arena;
    private final Arena.Mark mark;
    private volatile boolean closed;

    private ArenaScope(@Nullable ArenaScope outer, Arena arena) {
        this.outer = outer;
        this.arena = arena;
        this.mark = arena.mark();
    }

    static ArenaScope open() {
        ArenaScope outer = INNERMOST.get();
        ArenaScope scope;
        if (outer != null) {
            scope = new ArenaScope(outer, outer.arena);
        } else {
            Arena free = FREE.pollFirst();
            scope = new ArenaScope(null, free == null ? new Arena() : free);
        }
        INNERMOST.set(scope);
        return scope;
    }

    static @Nullable ArenaScope innermost() {
        return INNERMOST.get();
    }

    Nd4jStorage allocate(int size) {
        return arena.allocate(size, this);
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        if (INNERMOST.get() != this) {
            throw new IllegalStateException("scopes must be closed by the thread that opened them, last one first");
        }
        closed = true;
        arena.reset(mark);
        if (outer == null) {
            INNERMOST.remove();
            FREE.addFirst(arena);
        } else {
            INNERMOST.set(outer);
        }
    }
}
