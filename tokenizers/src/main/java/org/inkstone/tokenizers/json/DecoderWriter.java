package org.inkstone.tokenizers.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;
import org.inkstone.tokenizers.decoder.BpeDecoder;
import org.inkstone.tokenizers.decoder.ByteFallbackDecoder;
import org.inkstone.tokenizers.decoder.ByteLevelDecoder;
import org.inkstone.tokenizers.decoder.CtcDecoder;
import org.inkstone.tokenizers.decoder.Decoder;
import org.inkstone.tokenizers.decoder.DecoderSequence;
import org.inkstone.tokenizers.decoder.FuseDecoder;
import org.inkstone.tokenizers.decoder.MetaspaceDecoder;
import org.inkstone.tokenizers.decoder.ReplaceDecoder;
import org.inkstone.tokenizers.decoder.StripDecoder;
import org.inkstone.tokenizers.decoder.WordPieceDecoder;

/** Writes the value of "decoder". */
final class DecoderWriter {
    private final JsonGenerator json;

    DecoderWriter(JsonGenerator json) {
        this.json = json;
    }

    void write(Decoder decoder) throws IOException {
        if (decoder instanceof ByteLevelDecoder) {
            ByteLevelWriter.write(json, true, true, true);
            return;
        }
        json.writeStartObject();
        if (decoder instanceof ByteFallbackDecoder) {
            type("ByteFallback");
        } else if (decoder instanceof FuseDecoder) {
            type("Fuse");
        } else if (decoder instanceof WordPieceDecoder wordPiece) {
            type("WordPiece");
            json.writeStringField("prefix", wordPiece.prefix());
            json.writeBooleanField("cleanup", wordPiece.cleanup());
        } else if (decoder instanceof BpeDecoder bpe) {
            type("BPEDecoder");
            json.writeStringField("suffix", bpe.suffix());
        } else if (decoder instanceof CtcDecoder ctc) {
            type("CTC");
            json.writeStringField("pad_token", ctc.padToken());
            json.writeStringField("word_delimiter_token", ctc.wordDelimiterToken());
            json.writeBooleanField("cleanup", ctc.cleanup());
        } else if (decoder instanceof StripDecoder strip) {
            type("Strip");
            json.writeStringField("content", Character.toString(strip.content()));
            json.writeNumberField("start", strip.start());
            json.writeNumberField("stop", strip.stop());
        } else if (decoder instanceof MetaspaceDecoder metaspace) {
            type("Metaspace");
            json.writeStringField("replacement", Character.toString(metaspace.replacement()));
            json.writeStringField(
                    "prepend_scheme", metaspace.prependScheme().name().toLowerCase(Locale.ROOT));
            json.writeBooleanField("split", metaspace.split());
        } else if (decoder instanceof ReplaceDecoder replace) {
            NormalizerWriter.write(json, replace.replacement());
        } else if (decoder instanceof DecoderSequence sequence) {
            type("Sequence");
            json.writeArrayFieldStart("decoders");
            for (Decoder step : sequence.decoders()) {
                write(step);
            }
            json.writeEndArray();
        } else {
            throw new IOException("decoder must be one that tokenizer.json knows, got "
                    + decoder.getClass().getName());
        }
        json.writeEndObject();
    }

    private void type(String name) throws IOException {
        json.writeStringField("type", name);
    }
}
