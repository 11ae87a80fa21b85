package org.inkstone.tokenizers.decoder;

import org.inkstone.tokenizers.pretokenizer.Metaspace.PrependScheme;

/**
 * Metaspace decoding (元空格解码): the mark that stands for a space becomes a space again. In the first token it
 * vanishes, since it was put there, unless the scheme is {@link PrependScheme#NEVER}.
 *
 * @param replacement the mark, one code point ({@code ▁}, U+2581)
 * @param prependScheme where encoding puts a mark before text ({@link PrependScheme#ALWAYS})
 * @param split what tokenizer.json says beside it; it has no meaning here (true)
 */
public record MetaspaceDecoder(int replacement, PrependScheme prependScheme, boolean split) implements Decoder {
    @Override
    public DecoderStream stream(DecoderStream out) {
        String mark = Character.toString(replacement);
        return new DecoderStream() {
            private boolean first = prependScheme != PrependScheme.NEVER;

            @Override
            public void text(String part) {
                out.text(part.replace(mark, first ? "" : " "));
            }

            @Override
            public void endToken() {
                first = false;
                out.endToken();
            }

            @Override
            public void end() {
                out.end();
            }
        };
    }
}
