/** Tensor and its backend SPI, autograd, safetensors, and the small contracts that every module shares. */
module org.inkstone.core {
    requires com.fasterxml.jackson.core;
    requires java.management;
    requires jdk.management;
    requires static transitive org.jspecify;
    requires org.slf4j;

    exports org.inkstone.core.backend;
    exports org.inkstone.core.explain;
    exports org.inkstone.core.io;
    exports org.inkstone.core.model;
    exports org.inkstone.core.progress;
    exports org.inkstone.core.safetensors;
    exports org.inkstone.core.tensor;
    exports org.inkstone.core.text;

    uses org.inkstone.core.backend.TensorBackend;
}
