package org.inkstone.tokenizers.decoder;

import java.util.ArrayList;
import java.util.List;

/** The end of a stream: all tokens that arrived. */
final class CollectedTokens implements DecoderStream {
    private final List<String> tokens = new ArrayList<>();
    private final StringBuilder token = new StringBuilder();

    @Override
    public void text(String part) {
        token.append(part);
    }

    @Override
    public void endToken() {
        tokens.add(token.toString());
        token.setLength(0);
    }

    @Override
    public void end() {
        // A token that was begun is always ended before.
    }

    List<String> tokens() {
        return tokens;
    }
}
