/** From next-token logits to text: greedy and beam search, sampling, and the processors that shape it. */
module org.inkstone.decoding {
    requires transitive org.inkstone.core;
    requires static transitive org.jspecify;

    exports org.inkstone.decoding;
    exports org.inkstone.decoding.logits;
}
