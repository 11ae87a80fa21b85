package org.inkstone.core.backend;

import org.inkstone.core.tensor.TensorBackendContract;

class JavaBackendTest extends TensorBackendContract {
    @Override
    protected TensorBackend backend() {
        return JavaBackend.INSTANCE;
    }
}
