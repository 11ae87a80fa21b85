/** Documents: reading, language identification, quality rules, exact deduplication and splits. */
module org.inkstone.data {
    requires com.fasterxml.jackson.core;
    requires transitive org.inkstone.core;
    requires static transitive org.jspecify;
    requires org.slf4j;

    exports org.inkstone.data;
    exports org.inkstone.data.deduplication;
    exports org.inkstone.data.language;
    exports org.inkstone.data.quality;
}
