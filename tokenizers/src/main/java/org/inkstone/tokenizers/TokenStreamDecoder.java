package org.inkstone.tokenizers;

import org.inkstone.tokenizers.decoder.DecoderStream;

/**
 * Decodes ids one by one (流式解码), as a model makes them, and gives out text as soon as it is certain.
 *
 * <p>It never gives out half a character, nor a U+FFFD that the next id would turn into one. All pieces together are what
 * {@link HuggingFaceTokenizer#decode(boolean, int...)} makes of all ids. Each id is decoded once; what is held back is a
 * few bytes, or with byte fallback a row of byte tokens.
 * <pre>{@code
 * TokenStreamDecoder decoder = tokenizer.streamDecoder(true);
 * for (int id : ids) {
 *     System.out.print(decoder.push(id));
 * }
 * System.out.print(decoder.finish());
 * }</pre>
 *
 * <p>For one thread and one list of ids.
 */
public final class TokenStreamDecoder {
    private final TokenDecoder tokens;
    private final boolean skipSpecialTokens;
    private final StringBuilder ready = new StringBuilder();
    private final DecoderStream stream;
    private boolean finished;

    TokenStreamDecoder(TokenDecoder tokens, boolean skipSpecialTokens) {
        this.tokens = tokens;
        this.skipSpecialTokens = skipSpecialTokens;
        this.stream = tokens.decoder().stream(new DecoderStream() {
            @Override
            public void text(String part) {
                ready.append(part);
            }

            @Override
            public void endToken() {
                // Text has no ends of tokens.
            }

            @Override
            public void end() {
                // Nothing is held back here.
            }
        });
    }

    /**
     * Takes the next id.
     *
     * @param id an id in [0, {@link HuggingFaceTokenizer#vocabularySize()})
     * @return the text that is certain now and was not before; may be empty
     * @throws IllegalArgumentException if the id is out of range
     * @throws IllegalStateException after {@link #finish()}
     */
    public String push(int id) {
        checkOpen();
        String token = tokens.token(id, skipSpecialTokens);
        if (token != null) {
            stream.text(token);
            stream.endToken();
        }
        return take();
    }

    /**
     * Says that no more ids come.
     *
     * @return the rest of the text; bytes that are not UTF-8 have become U+FFFD
     * @throws IllegalStateException if it has been said before
     */
    public String finish() {
        checkOpen();
        finished = true;
        stream.end();
        return take();
    }

    private void checkOpen() {
        if (finished) {
            throw new IllegalStateException(
                    "the list of ids has been finished; start another decoder for another list");
        }
    }

    private String take() {
        String text = ready.toString();
        ready.setLength(0);
        return text;
    }
}
