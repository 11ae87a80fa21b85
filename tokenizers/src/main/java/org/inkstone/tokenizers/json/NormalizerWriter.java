package org.inkstone.tokenizers.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Base64;
import org.inkstone.tokenizers.normalizer.BertNormalizer;
import org.inkstone.tokenizers.normalizer.ByteLevelNormalizer;
import org.inkstone.tokenizers.normalizer.Lowercase;
import org.inkstone.tokenizers.normalizer.Nmt;
import org.inkstone.tokenizers.normalizer.NormalForm;
import org.inkstone.tokenizers.normalizer.Normalizer;
import org.inkstone.tokenizers.normalizer.NormalizerSequence;
import org.inkstone.tokenizers.normalizer.Precompiled;
import org.inkstone.tokenizers.normalizer.Prepend;
import org.inkstone.tokenizers.normalizer.Replace;
import org.inkstone.tokenizers.normalizer.Strip;
import org.inkstone.tokenizers.normalizer.StripAccents;

/** Writes the value of "normalizer". */
final class NormalizerWriter {
    private final JsonGenerator json;

    NormalizerWriter(JsonGenerator json) {
        this.json = json;
    }

    void write(Normalizer normalizer) throws IOException {
        json.writeStartObject();
        if (normalizer instanceof NormalForm form) {
            json.writeStringField("type", form.name());
        } else if (normalizer instanceof Lowercase) {
            json.writeStringField("type", "Lowercase");
        } else if (normalizer instanceof StripAccents) {
            json.writeStringField("type", "StripAccents");
        } else if (normalizer instanceof Nmt) {
            json.writeStringField("type", "Nmt");
        } else if (normalizer instanceof ByteLevelNormalizer) {
            json.writeStringField("type", "ByteLevel");
        } else if (normalizer instanceof Strip strip) {
            json.writeStringField("type", "Strip");
            json.writeBooleanField("strip_left", strip.left());
            json.writeBooleanField("strip_right", strip.right());
        } else if (normalizer instanceof Prepend prepend) {
            json.writeStringField("type", "Prepend");
            json.writeStringField("prepend", prepend.prefix());
        } else if (normalizer instanceof Replace replace) {
            write(json, replace);
        } else if (normalizer instanceof BertNormalizer bert) {
            write(bert);
        } else if (normalizer instanceof Precompiled precompiled) {
            json.writeStringField("type", "Precompiled");
            json.writeStringField(
                    "precompiled_charsmap",
                    Base64.getEncoder().encodeToString(precompiled.charsmap().content()));
        } else if (normalizer instanceof NormalizerSequence sequence) {
            json.writeStringField("type", "Sequence");
            json.writeArrayFieldStart("normalizers");
            for (Normalizer step : sequence.steps()) {
                write(step);
            }
            json.writeEndArray();
        } else {
            throw new IOException("normalizer must be one that tokenizer.json knows, got "
                    + normalizer.getClass().getName());
        }
        json.writeEndObject();
    }

    /** The fields of a replacement, which is a decoder, too. */
    static void write(JsonGenerator json, Replace replace) throws IOException {
        json.writeStringField("type", "Replace");
        json.writeObjectFieldStart("pattern");
        json.writeStringField(
                replace.pattern().isRegex() ? "Regex" : "String",
                replace.pattern().source());
        json.writeEndObject();
        json.writeStringField("content", replace.content());
    }

    private void write(BertNormalizer bert) throws IOException {
        json.writeStringField("type", "BertNormalizer");
        json.writeBooleanField("clean_text", bert.cleanText());
        json.writeBooleanField("handle_chinese_chars", bert.handleChineseChars());
        json.writeFieldName("strip_accents");
        if (bert.stripAccents().isPresent()) {
            json.writeBoolean(bert.stripAccents().get());
        } else {
            json.writeNull();
        }
        json.writeBooleanField("lowercase", bert.lowercase());
    }
}
