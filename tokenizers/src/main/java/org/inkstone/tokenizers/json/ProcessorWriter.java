package org.inkstone.tokenizers.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.inkstone.tokenizers.processor.BertProcessing;
import org.inkstone.tokenizers.processor.ByteLevelProcessor;
import org.inkstone.tokenizers.processor.PostProcessor;
import org.inkstone.tokenizers.processor.ProcessorSequence;
import org.inkstone.tokenizers.processor.RobertaProcessing;
import org.inkstone.tokenizers.processor.SeparatorToken;
import org.inkstone.tokenizers.processor.TemplateProcessing;

/** Writes the value of "post_processor". */
final class ProcessorWriter {
    private final JsonGenerator json;

    ProcessorWriter(JsonGenerator json) {
        this.json = json;
    }

    void write(PostProcessor processor) throws IOException {
        if (processor instanceof ByteLevelProcessor byteLevel) {
            ByteLevelWriter.write(json, byteLevel.addPrefixSpace(), byteLevel.trimOffsets(), byteLevel.useRegex());
            return;
        }
        json.writeStartObject();
        if (processor instanceof ProcessorSequence sequence) {
            json.writeStringField("type", "Sequence");
            json.writeArrayFieldStart("processors");
            for (PostProcessor step : sequence.processors()) {
                write(step);
            }
            json.writeEndArray();
        } else if (processor instanceof BertProcessing bert) {
            json.writeStringField("type", "BertProcessing");
            token("sep", bert.sep());
            token("cls", bert.cls());
        } else if (processor instanceof RobertaProcessing roberta) {
            json.writeStringField("type", "RobertaProcessing");
            token("sep", roberta.sep());
            token("cls", roberta.cls());
            json.writeBooleanField("trim_offsets", roberta.trimOffsets());
            json.writeBooleanField("add_prefix_space", roberta.addPrefixSpace());
        } else if (processor instanceof TemplateProcessing template) {
            json.writeStringField("type", "TemplateProcessing");
            pieces("single", template.single());
            pieces("pair", template.pair());
            json.writeObjectFieldStart("special_tokens");
            for (Map.Entry<String, TemplateProcessing.SpecialToken> entry :
                    new TreeMap<>(template.specialTokens()).entrySet()) {
                json.writeObjectFieldStart(entry.getKey());
                json.writeStringField("id", entry.getKey());
                json.writeArrayFieldStart("ids");
                for (int id : entry.getValue().ids()) {
                    json.writeNumber(id);
                }
                json.writeEndArray();
                json.writeArrayFieldStart("tokens");
                for (String token : entry.getValue().tokens()) {
                    json.writeString(token);
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndObject();
        } else {
            throw new IOException("post-processor must be one that tokenizer.json knows, got "
                    + processor.getClass().getName());
        }
        json.writeEndObject();
    }

    private void token(String field, SeparatorToken token) throws IOException {
        json.writeArrayFieldStart(field);
        json.writeString(token.token());
        json.writeNumber(token.id());
        json.writeEndArray();
    }

    private void pieces(String field, List<TemplateProcessing.Piece> pieces) throws IOException {
        json.writeArrayFieldStart(field);
        for (TemplateProcessing.Piece piece : pieces) {
            json.writeStartObject();
            json.writeObjectFieldStart(piece.special() ? "SpecialToken" : "Sequence");
            json.writeStringField("id", piece.id());
            json.writeNumberField("type_id", piece.typeId());
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
