package org.inkstone.tokenizers.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.inkstone.tokenizers.pretokenizer.ByteLevel;
import org.inkstone.tokenizers.pretokenizer.PreTokenizer;
import org.inkstone.tokenizers.pretokenizer.PreTokenizerSequence;
import org.inkstone.tokenizers.pretokenizer.Split;

/** Writes the value of "pre_tokenizer". */
final class PreTokenizerWriter {
    private final JsonGenerator json;

    PreTokenizerWriter(JsonGenerator json) {
        this.json = json;
    }

    void write(PreTokenizer preTokenizer) throws IOException {
        if (preTokenizer instanceof ByteLevel byteLevel) {
            ByteLevelWriter.write(json, byteLevel.addPrefixSpace(), byteLevel.trimOffsets(), byteLevel.useRegex());
        } else if (preTokenizer instanceof PreTokenizerSequence sequence) {
            json.writeStartObject();
            json.writeStringField("type", "Sequence");
            json.writeArrayFieldStart("pretokenizers");
            for (PreTokenizer step : sequence.steps()) {
                write(step);
            }
            json.writeEndArray();
            json.writeEndObject();
        } else if (preTokenizer instanceof Split split) {
            boolean isolated = split.behavior() == Split.Behavior.ISOLATED;
            json.writeStartObject();
            json.writeStringField("type", "Split");
            json.writeObjectFieldStart("pattern");
            json.writeStringField("Regex", split.pattern().regex());
            json.writeEndObject();
            json.writeStringField("behavior", isolated ? "Isolated" : "Removed");
            json.writeBooleanField("invert", !isolated);
            json.writeEndObject();
        } else {
            throw new IOException("pre-tokenizer must be one that tokenizer.json knows, got "
                    + preTokenizer.getClass().getName());
        }
    }
}
