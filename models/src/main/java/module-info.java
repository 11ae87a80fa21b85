/** Language models, from n-grams to Transformers, and the likelihood they give to text. */
module org.inkstone.models {
    requires com.fasterxml.jackson.databind;
    requires transitive org.inkstone.core;
    requires static transitive org.jspecify;
    requires org.slf4j;

    exports org.inkstone.models.config;
    exports org.inkstone.models.decoder;
    exports org.inkstone.models.likelihood;
    exports org.inkstone.models.ngram;
}
