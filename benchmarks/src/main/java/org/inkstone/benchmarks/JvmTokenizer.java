package org.inkstone.benchmarks;

import java.util.List;

/** A loaded tokenizer of this JVM. */
interface JvmTokenizer extends AutoCloseable {
    /** Text to ids, special tokens neither added nor, where the tokenizer can help it, recognised. */
    LineWork<?, ?> encoding(List<String> lines);

    /** Ids to text, special tokens among them included. */
    LineWork<?, ?> decoding(List<int[]> ids);

    /** Frees what the JVM does not. */
    @Override
    default void close() {}
}
