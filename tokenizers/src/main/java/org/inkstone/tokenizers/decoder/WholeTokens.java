package org.inkstone.tokenizers.decoder;

/** A stream that needs each token as a whole: it waits for the end of a token. */
abstract class WholeTokens implements DecoderStream {
    private final DecoderStream out;
    private final StringBuilder parts = new StringBuilder();
    private int count;

    WholeTokens(DecoderStream out) {
        this.out = out;
    }

    /** Takes a token and the number of tokens before it. */
    abstract void token(String token, int before);

    /** Gives a token to the stream behind. */
    final void emit(String token) {
        out.text(token);
        out.endToken();
    }

    @Override
    public final void text(String part) {
        parts.append(part);
    }

    @Override
    public final void endToken() {
        String token = parts.toString();
        parts.setLength(0);
        token(token, count++);
    }

    @Override
    public void end() {
        out.end();
    }
}
