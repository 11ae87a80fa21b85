package org.inkstone.benchmarks;

import java.io.IOException;
import java.util.List;
import org.inkstone.tokenizers.encoding.SubwordTokenizer;

/** Ours. */
record InkstonePeer(TokenizerSource source) implements JvmPeer {
    @Override
    public String name() {
        return "Inkstone";
    }

    @Override
    public JvmTokenizer open() throws IOException {
        return of(source.load());
    }

    /** A tokenizer that is loaded already. */
    static JvmTokenizer of(SubwordTokenizer tokenizer) {
        return new JvmTokenizer() {
            @Override
            public LineWork<?, ?> encoding(List<String> lines) {
                return new LineWork<>(lines, tokenizer::encode, ids -> ids.length, ids -> ids);
            }

            @Override
            public LineWork<?, ?> decoding(List<int[]> ids) {
                return new LineWork<>(
                        ids, line -> tokenizer.decode(false, line), String::length, text -> text.codePoints()
                                .toArray());
            }
        };
    }
}
