/** Tokenizers: byte-level BPE, trained and applied, and Hugging Face's tokenizer.json. */
module org.inkstone.tokenizers {
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires transitive org.inkstone.core;

    exports org.inkstone.tokenizers.model;
    exports org.inkstone.tokenizers.pretokenizer;
    exports org.inkstone.tokenizers.trainer;
}
