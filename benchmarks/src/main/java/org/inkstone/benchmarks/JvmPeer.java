package org.inkstone.benchmarks;

import java.io.IOException;

/** A tokenizer library of this JVM. */
interface JvmPeer {
    /** The name in the table. */
    String name();

    /** Loads the tokenizer as a new object with empty caches. */
    JvmTokenizer open() throws IOException;
}
