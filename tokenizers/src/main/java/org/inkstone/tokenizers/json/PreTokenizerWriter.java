package org.inkstone.tokenizers.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.inkstone.tokenizers.pretokenizer.BertPreTokenizer;
import org.inkstone.tokenizers.pretokenizer.ByteLevel;
import org.inkstone.tokenizers.pretokenizer.CharDelimiterSplit;
import org.inkstone.tokenizers.pretokenizer.Digits;
import org.inkstone.tokenizers.pretokenizer.FixedLength;
import org.inkstone.tokenizers.pretokenizer.Metaspace;
import org.inkstone.tokenizers.pretokenizer.PreTokenizer;
import org.inkstone.tokenizers.pretokenizer.PreTokenizerSequence;
import org.inkstone.tokenizers.pretokenizer.Punctuation;
import org.inkstone.tokenizers.pretokenizer.RegexDelimiter;
import org.inkstone.tokenizers.pretokenizer.Split;
import org.inkstone.tokenizers.pretokenizer.StringDelimiter;
import org.inkstone.tokenizers.pretokenizer.UnicodeScripts;
import org.inkstone.tokenizers.pretokenizer.Whitespace;
import org.inkstone.tokenizers.pretokenizer.WhitespaceSplit;

/** Writes the value of "pre_tokenizer". */
final class PreTokenizerWriter {
    private static final Set<Class<? extends PreTokenizer>> KNOWN = Set.of(
            Split.class,
            Metaspace.class,
            Whitespace.class,
            WhitespaceSplit.class,
            Punctuation.class,
            Digits.class,
            BertPreTokenizer.class,
            CharDelimiterSplit.class,
            UnicodeScripts.class,
            FixedLength.class);

    private final JsonGenerator json;

    PreTokenizerWriter(JsonGenerator json) {
        this.json = json;
    }

    void write(PreTokenizer preTokenizer) throws IOException {
        if (preTokenizer instanceof ByteLevel byteLevel) {
            ByteLevelWriter.write(json, byteLevel.addPrefixSpace(), byteLevel.trimOffsets(), byteLevel.useRegex());
            return;
        }
        json.writeStartObject();
        json.writeStringField("type", type(preTokenizer));
        if (preTokenizer instanceof PreTokenizerSequence sequence) {
            json.writeArrayFieldStart("pretokenizers");
            for (PreTokenizer step : sequence.steps()) {
                write(step);
            }
            json.writeEndArray();
        } else if (preTokenizer instanceof Split split) {
            split(split);
        } else if (preTokenizer instanceof Metaspace metaspace) {
            json.writeStringField("replacement", Character.toString(metaspace.replacement()));
            json.writeStringField(
                    "prepend_scheme", metaspace.prependScheme().name().toLowerCase(Locale.ROOT));
            json.writeBooleanField("split", metaspace.split());
        } else if (preTokenizer instanceof Punctuation punctuation) {
            json.writeStringField("behavior", punctuation.behavior().word());
        } else if (preTokenizer instanceof Digits digits) {
            json.writeBooleanField("individual_digits", digits.individualDigits());
        } else if (preTokenizer instanceof CharDelimiterSplit split) {
            json.writeStringField("delimiter", Character.toString(split.delimiter()));
        } else if (preTokenizer instanceof FixedLength fixed) {
            json.writeNumberField("length", fixed.length());
        }
        json.writeEndObject();
    }

    private static String type(PreTokenizer preTokenizer) throws IOException {
        if (preTokenizer instanceof PreTokenizerSequence) {
            return "Sequence";
        }
        if (KNOWN.contains(preTokenizer.getClass())) {
            return preTokenizer.getClass().getSimpleName();
        }
        throw new IOException("pre-tokenizer must be one that tokenizer.json knows, got "
                + preTokenizer.getClass().getName());
    }

    private void split(Split split) throws IOException {
        json.writeObjectFieldStart("pattern");
        if (split.pattern() instanceof StringDelimiter string) {
            json.writeStringField("String", string.value());
        } else if (split.pattern() instanceof RegexDelimiter regex) {
            json.writeStringField("Regex", regex.regex());
        } else {
            throw new IOException("pattern of a split must be a string or a regular expression, got "
                    + split.pattern().getClass().getName());
        }
        json.writeEndObject();
        json.writeStringField("behavior", split.behavior().word());
        json.writeBooleanField("invert", split.invert());
    }
}
