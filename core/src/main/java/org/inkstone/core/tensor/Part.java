package org.inkstone.core.tensor;

import org.inkstone.core.backend.Storage;

/** A part of a gradient that a kernel computes together with others, before it is added where it belongs. */
record Part(Tensor tensor, Tensor value) {
    Part(Tensor tensor) {
        this(tensor, Tensor.temporary(tensor.backend(), tensor.shape()));
    }

    Storage storage() {
        return value.storage();
    }

    void add() {
        tensor.passGradient(value);
    }
}
