package org.inkstone.tokenizers.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.inkstone.tokenizers.decoder.ByteLevelDecoder;
import org.inkstone.tokenizers.decoder.Decoder;

/** Writes the value of "decoder". */
final class DecoderWriter {
    private final JsonGenerator json;

    DecoderWriter(JsonGenerator json) {
        this.json = json;
    }

    void write(Decoder decoder) throws IOException {
        if (decoder instanceof ByteLevelDecoder) {
            ByteLevelWriter.write(json, true, true, true);
        } else {
            throw new IOException("decoder must be one that tokenizer.json knows, got "
                    + decoder.getClass().getName());
        }
    }
}
