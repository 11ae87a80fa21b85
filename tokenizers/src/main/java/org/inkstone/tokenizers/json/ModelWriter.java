package org.inkstone.tokenizers.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.inkstone.tokenizers.model.BytePairEncoding;
import org.inkstone.tokenizers.model.Merge;
import org.inkstone.tokenizers.model.TokenModel;
import org.inkstone.tokenizers.model.Unigram;
import org.inkstone.tokenizers.model.Vocabulary;
import org.inkstone.tokenizers.model.WordLevel;
import org.inkstone.tokenizers.model.WordPiece;
import org.jspecify.annotations.Nullable;

/** Writes the value of "model". */
final class ModelWriter {
    private final JsonGenerator json;

    ModelWriter(JsonGenerator json) {
        this.json = json;
    }

    void write(TokenModel model) throws IOException {
        if (model instanceof BytePairEncoding bpe) {
            bytePairEncoding(bpe);
        } else if (model instanceof WordPiece wordPiece) {
            wordPiece(wordPiece);
        } else if (model instanceof WordLevel wordLevel) {
            wordLevel(wordLevel);
        } else if (model instanceof Unigram unigram) {
            unigram(unigram);
        } else {
            throw new IOException("model must be one that tokenizer.json knows, got "
                    + model.getClass().getName());
        }
    }

    private void bytePairEncoding(BytePairEncoding model) throws IOException {
        BytePairEncoding.Options options = model.options();
        json.writeStartObject();
        json.writeStringField("type", "BPE");
        if (options.dropout() == 0) {
            json.writeNullField("dropout");
        } else {
            json.writeNumberField("dropout", options.dropout());
        }
        optional("unk_token", options.unknownToken().orElse(null));
        optional("continuing_subword_prefix", affix(options.continuingSubwordPrefix()));
        optional("end_of_word_suffix", affix(options.endOfWordSuffix()));
        json.writeBooleanField("fuse_unk", options.fuseUnknown());
        json.writeBooleanField("byte_fallback", options.byteFallback());
        json.writeBooleanField("ignore_merges", options.ignoreMerges());
        vocabulary(model.vocabulary());
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

    private void wordPiece(WordPiece model) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "WordPiece");
        json.writeStringField("unk_token", model.unknownToken());
        json.writeStringField("continuing_subword_prefix", model.continuingSubwordPrefix());
        json.writeNumberField("max_input_chars_per_word", model.maxInputCharsPerWord());
        vocabulary(model.vocabulary());
        json.writeEndObject();
    }

    private void wordLevel(WordLevel model) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "WordLevel");
        vocabulary(model.vocabulary());
        json.writeStringField("unk_token", model.unknownToken());
        json.writeEndObject();
    }

    private void unigram(Unigram model) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "Unigram");
        if (model.unkId().isPresent()) {
            json.writeNumberField("unk_id", model.unkId().getAsInt());
        } else {
            json.writeNullField("unk_id");
        }
        json.writeArrayFieldStart("vocab");
        for (Unigram.Piece piece : model.pieces()) {
            json.writeStartArray();
            json.writeString(piece.token());
            json.writeNumber(piece.score());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeBooleanField("byte_fallback", model.byteFallback());
        json.writeEndObject();
    }

    private void vocabulary(Vocabulary vocabulary) throws IOException {
        json.writeObjectFieldStart("vocab");
        for (int id = 0; id < vocabulary.idLimit(); id++) {
            String token = vocabulary.token(id);
            if (token != null) {
                json.writeNumberField(token, id);
            }
        }
        json.writeEndObject();
    }

    private void optional(String key, @Nullable String value) throws IOException {
        if (value == null) {
            json.writeNullField(key);
        } else {
            json.writeStringField(key, value);
        }
    }

    private static @Nullable String affix(String affix) {
        return affix.isEmpty() ? null : affix;
    }
}
