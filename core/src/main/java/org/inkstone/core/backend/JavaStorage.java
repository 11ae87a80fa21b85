package org.inkstone.core.backend;

/** A run of numbers in a {@code double[]}; a temporary one refuses to be used after its scope was closed. */
final class JavaStorage implements Storage {
    private final double[] array;
    private final int from;
    private final int size;
    private final JavaScope scope;

    JavaStorage(double[] array, int from, int size, JavaScope scope) {
        this.array = array;
        this.from = from;
        this.size = size;
        this.scope = scope;
    }

    /**
     * Looks into a storage.
     *
     * @throws IllegalArgumentException if another backend made it
     * @throws IllegalStateException if its scope was closed
     */
    static JavaStorage of(Storage storage) {
        if (!(storage instanceof JavaStorage own)) {
            throw new IllegalArgumentException("the java backend was given a storage of another backend ("
                    + storage.getClass().getSimpleName() + "); keep a computation on one backend");
        }
        if (own.scope.isClosed()) {
            throw new IllegalStateException("a temporary tensor was used after its scope was closed");
        }
        return own;
    }

    @Override
    public int size() {
        return size;
    }

    JavaStorage slice(int start, int length) {
        return new JavaStorage(array, from + start, length, scope);
    }

    double get(int i) {
        return array[from + i];
    }

    void set(int i, double value) {
        array[from + i] = value;
    }

    void put(int i, double value, boolean accumulate) {
        array[from + i] = accumulate ? array[from + i] + value : value;
    }
}
