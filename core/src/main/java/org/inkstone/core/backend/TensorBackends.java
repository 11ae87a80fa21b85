package org.inkstone.core.backend;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The backends that are on the class path, and the one that is used where nobody says otherwise.
 *
 * <p>With {@code inkstone-nd4j} on the class path its backend wins; alone, {@link JavaBackend} runs. The system
 * property {@code inkstone.backend} names another one.
 */
public final class TensorBackends {
    private static final Logger log = LoggerFactory.getLogger(TensorBackends.class);

    private TensorBackends() {}

    /**
     * The default backend, chosen once.
     *
     * @return the available backend with the highest priority, or the one named by {@code -Dinkstone.backend}
     * @throws IllegalStateException if the named one is not there
     */
    public static TensorBackend preferred() {
        return Chosen.BACKEND;
    }

    /**
     * All backends that can be had.
     *
     * @return highest priority first; the reference backend is always among them
     */
    public static List<TensorBackend> available() {
        return Stream.concat(
                        Stream.of(JavaBackend.INSTANCE),
                        ServiceLoader.load(TensorBackend.class).stream().map(ServiceLoader.Provider::get))
                .sorted(Comparator.comparingInt(TensorBackend::priority).reversed())
                .toList();
    }

    private static final class Chosen {
        static final TensorBackend BACKEND = choose(System.getProperty("inkstone.backend", ""));

        private static TensorBackend choose(String name) {
            if (name.equals(JavaBackend.INSTANCE.name())) {
                return JavaBackend.INSTANCE;
            }
            List<TensorBackend> all = available();
            TensorBackend backend = all.stream()
                    .filter(b -> name.isEmpty() || b.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("inkstone.backend must be one of "
                            + all.stream().map(TensorBackend::name).toList() + ", got " + name));
            log.info("tensors are computed by the {} backend", backend.name());
            return backend;
        }
    }
}
