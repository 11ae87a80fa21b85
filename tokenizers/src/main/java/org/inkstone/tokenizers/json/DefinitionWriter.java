package org.inkstone.tokenizers.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.inkstone.tokenizers.added.AddedToken;
import org.inkstone.tokenizers.model.BytePairEncoding;
import org.inkstone.tokenizers.model.Merge;
import org.inkstone.tokenizers.pretokenizer.ByteLevel;
import org.inkstone.tokenizers.pretokenizer.Split;
import org.inkstone.tokenizers.processor.ByteLevelProcessor;
import org.inkstone.tokenizers.processor.PostProcessor;
import org.inkstone.tokenizers.processor.ProcessorSequence;
import org.inkstone.tokenizers.processor.TemplateProcessing;

/** Writes a tokenizer.json in the form of the reference: the same keys in the same order, two spaces a level. */
final class DefinitionWriter {
    private final JsonGenerator json;

    private DefinitionWriter(JsonGenerator json) {
        this.json = json;
    }

    static void write(TokenizerDefinition definition, OutputStream out) throws IOException {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withArrayIndenter(indenter)
                .withObjectIndenter(indenter);
        try (JsonGenerator json = new JsonFactory().createGenerator(out).setPrettyPrinter(printer)) {
            new DefinitionWriter(json).write(definition);
        }
    }

    private void write(TokenizerDefinition definition) throws IOException {
        json.writeStartObject();
        json.writeStringField("version", "1.0");
        json.writeFieldName("truncation");
        json.writeRawValue(definition.truncation());
        json.writeFieldName("padding");
        json.writeRawValue(definition.padding());
        json.writeArrayFieldStart("added_tokens");
        for (AddedToken token : definition.addedTokens()) {
            write(token);
        }
        json.writeEndArray();
        json.writeNullField("normalizer");
        json.writeFieldName("pre_tokenizer");
        write(definition.split(), definition.byteLevel());
        json.writeFieldName("post_processor");
        if (definition.postProcessor().isPresent()) {
            write(definition.postProcessor().get());
        } else {
            json.writeNull();
        }
        json.writeFieldName("decoder");
        if (definition.decoder().isPresent()) {
            byteLevel(true, true, true);
        } else {
            json.writeNull();
        }
        json.writeFieldName("model");
        write(definition.model());
        json.writeEndObject();
    }

    private void write(AddedToken token) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", token.id());
        json.writeStringField("content", token.content());
        json.writeBooleanField("single_word", token.singleWord());
        json.writeBooleanField("lstrip", token.leftStrip());
        json.writeBooleanField("rstrip", token.rightStrip());
        json.writeBooleanField("normalized", token.normalized());
        json.writeBooleanField("special", token.special());
        json.writeEndObject();
    }

    private void write(Optional<Split> split, ByteLevel byteLevel) throws IOException {
        if (split.isPresent()) {
            boolean isolated = split.get().behavior() == Split.Behavior.ISOLATED;
            json.writeStartObject();
            json.writeStringField("type", "Sequence");
            json.writeArrayFieldStart("pretokenizers");
            json.writeStartObject();
            json.writeStringField("type", "Split");
            json.writeObjectFieldStart("pattern");
            json.writeStringField("Regex", split.get().pattern().regex());
            json.writeEndObject();
            json.writeStringField("behavior", isolated ? "Isolated" : "Removed");
            json.writeBooleanField("invert", !isolated);
            json.writeEndObject();
        }
        byteLevel(byteLevel.addPrefixSpace(), byteLevel.trimOffsets(), byteLevel.useRegex());
        if (split.isPresent()) {
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private void byteLevel(boolean addPrefixSpace, boolean trimOffsets, boolean useRegex) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "ByteLevel");
        json.writeBooleanField("add_prefix_space", addPrefixSpace);
        json.writeBooleanField("trim_offsets", trimOffsets);
        json.writeBooleanField("use_regex", useRegex);
        json.writeEndObject();
    }

    private void write(PostProcessor processor) throws IOException {
        if (processor instanceof ByteLevelProcessor byteLevel) {
            byteLevel(byteLevel.addPrefixSpace(), byteLevel.trimOffsets(), byteLevel.useRegex());
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

    private void write(BytePairEncoding model) throws IOException {
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
