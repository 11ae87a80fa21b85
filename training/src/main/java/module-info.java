/** Pre-training: batches, optimizer, schedules, trainer, held-out evaluation and checkpoints. */
module org.inkstone.training {
    requires com.fasterxml.jackson.databind;
    requires transitive org.inkstone.core;
    requires transitive org.inkstone.models;
    requires static transitive org.jspecify;
    requires org.slf4j;

    exports org.inkstone.training;
}
