package org.inkstone.tokenizers.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.inkstone.tokenizers.added.AddedToken;

/** Writes a tokenizer.json in the form of the reference: the same keys in the same order, two spaces a level. */
final class DefinitionWriter {
    private final JsonGenerator json;

    private DefinitionWriter(JsonGenerator json) {
        this.json = json;
    }

    static void write(TokenizerDefinition definition, OutputStream out) throws IOException {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                        .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                        .withArrayEmptySeparator("")
                        .withObjectEmptySeparator(""))
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
        if (definition.truncation().isPresent()) {
            TruncationJson.write(json, definition.truncation().get());
        } else {
            json.writeNull();
        }
        json.writeFieldName("padding");
        if (definition.padding().isPresent()) {
            PaddingJson.write(json, definition.padding().get());
        } else {
            json.writeNull();
        }
        json.writeArrayFieldStart("added_tokens");
        List<AddedToken> byId = new ArrayList<>(definition.addedTokens());
        byId.sort(Comparator.comparingInt(AddedToken::id));
        for (AddedToken token : byId) {
            write(token);
        }
        json.writeEndArray();
        json.writeFieldName("normalizer");
        if (definition.normalizer().isPresent()) {
            new NormalizerWriter(json).write(definition.normalizer().get());
        } else {
            json.writeNull();
        }
        json.writeFieldName("pre_tokenizer");
        if (definition.preTokenizer().isPresent()) {
            new PreTokenizerWriter(json).write(definition.preTokenizer().get());
        } else {
            json.writeNull();
        }
        json.writeFieldName("post_processor");
        if (definition.postProcessor().isPresent()) {
            new ProcessorWriter(json).write(definition.postProcessor().get());
        } else {
            json.writeNull();
        }
        json.writeFieldName("decoder");
        if (definition.decoder().isPresent()) {
            new DecoderWriter(json).write(definition.decoder().get());
        } else {
            json.writeNull();
        }
        json.writeFieldName("model");
        new ModelWriter(json).write(definition.model());
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
}
