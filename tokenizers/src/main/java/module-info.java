/**
 * Tokenizers: BPE, byte-level BPE, WordPiece and Unigram, trained and applied; Hugging Face's tokenizer.json, SentencePiece
 * models, tiktoken's rank files, vocab.txt, and vocab.json with merges.txt.
 */
// Protocol buffers' jar has a stable module name but no descriptor.
@SuppressWarnings("requires-automatic")
module org.inkstone.tokenizers {
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires com.google.protobuf;
    requires transitive org.inkstone.core;
    requires org.jruby.jcodings;
    requires org.jruby.joni;

    exports org.inkstone.tokenizers;
    exports org.inkstone.tokenizers.added;
    exports org.inkstone.tokenizers.analysis;
    exports org.inkstone.tokenizers.decoder;
    exports org.inkstone.tokenizers.encoding;
    exports org.inkstone.tokenizers.json;
    exports org.inkstone.tokenizers.model;
    exports org.inkstone.tokenizers.normalizer;
    exports org.inkstone.tokenizers.pretokenizer;
    exports org.inkstone.tokenizers.processor;
    exports org.inkstone.tokenizers.regex;
    exports org.inkstone.tokenizers.sentencepiece;
    exports org.inkstone.tokenizers.text;
    exports org.inkstone.tokenizers.tiktoken;
    exports org.inkstone.tokenizers.trainer;
}
