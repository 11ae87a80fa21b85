package org.inkstone.tokenizers.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.inkstone.tokenizers.model.BytePairEncoding;
import org.inkstone.tokenizers.model.Merge;
import org.inkstone.tokenizers.model.TokenModel;

/** Writes the value of "model". */
final class ModelWriter {
    private final JsonGenerator json;

    ModelWriter(JsonGenerator json) {
        this.json = json;
    }

    void write(TokenModel model) throws IOException {
        if (model instanceof BytePairEncoding bpe) {
            bytePairEncoding(bpe);
        } else {
            throw new IOException("model must be one that tokenizer.json knows, got "
                    + model.getClass().getName());
        }
    }

    private void bytePairEncoding(BytePairEncoding model) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "BPE");
        json.writeNullField("dropout");
        json.writeNullField("unk_token");
        json.writeNullField("continuing_subword_prefix");
        json.writeNullField("end_of_word_suffix");
        json.writeBooleanField("fuse_unk", false);
        json.writeBooleanField("byte_fallback", false);
        json.writeBooleanField("ignore_merges", model.ignoreMerges());
        json.writeObjectFieldStart("vocab");
        for (int id = 0; id < model.vocabulary().idLimit(); id++) {
            String token = model.vocabulary().token(id);
            if (token != null) {
                json.writeNumberField(token, id);
            }
        }
        json.writeEndObject();
        json.writeArrayFieldStart("merges");
        for (Merge merge : model.merges()) {
            json.writeStartArray();
            json.writeString(merge.left());
            json.writeString(merge.right());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
