package org.inkstone.tokenizers;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that is made when it is first asked for (惰性求值), once, however many threads ask.
 *
 * @param <T> what is made
 */
final class OnFirstUse<T> implements Supplier<T> {
    private final Supplier<T> maker;
    private volatile @Nullable T made;

    OnFirstUse(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public T get() {
        T found = made;
        if (found == null) {
            synchronized (this) {
                found = made;
                if (found == null) {
                    found = maker.get();
                    made = found;
                }
            }
        }
        return found;
    }
}
