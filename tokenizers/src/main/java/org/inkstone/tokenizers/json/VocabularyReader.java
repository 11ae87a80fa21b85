package org.inkstone.tokenizers.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.inkstone.core.io.FormatException;
import org.inkstone.tokenizers.model.Unigram;
import org.inkstone.tokenizers.model.Vocabulary;
import org.inkstone.tokenizers.model.VocabularyBuilder;

/** Reads "model.vocab" in both forms: tokens with ids, or Unigram's list of tokens with scores. */
final class VocabularyReader {
    private final JsonParser parser;
    private final StreamFields fields;
    private final VocabularyBuilder ids = new VocabularyBuilder(1024);
    private final List<Unigram.Piece> pieces = new ArrayList<>();
    private boolean isList;

    VocabularyReader(JsonParser parser, StreamFields fields) {
        this.parser = parser;
        this.fields = fields;
    }

    void read() throws IOException {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            isList = true;
            readPieces();
        } else {
            readIds();
        }
    }

    /** Whether the vocabulary is a list of tokens with scores. */
    boolean isList() {
        return isList;
    }

    /** The tokens with ids; to be called once. */
    Vocabulary ids() {
        return ids.build();
    }

    List<Unigram.Piece> pieces() {
        return pieces;
    }

    private void readIds() throws IOException {
        fields.require(JsonToken.START_OBJECT, "model.vocab", "an object, or an array of tokens with scores");
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String token = fields.whole(parser.currentName());
            parser.nextToken();
            int id = fields.id(() -> "id of token " + FormatException.quote(token));
            if (!ids.add(token, id)) {
                throw fields.error("token " + FormatException.quote(token)
                        + " must be in the vocabulary once, but is given again");
            }
        }
    }

    private void readPieces() throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String key = "model.vocab[" + pieces.size() + "]";
            if (pieces.size() == Vocabulary.MAX_IDS) {
                throw fields.error("model.vocab must have at most " + Vocabulary.MAX_IDS + " tokens, got more");
            }
            fields.require(JsonToken.START_ARRAY, key, "an array of a token and its score");
            parser.nextToken();
            String token = fields.string(key);
            parser.nextToken();
            double score = fields.number("score of token " + FormatException.quote(token));
            if (parser.nextToken() != JsonToken.END_ARRAY) {
                throw fields.error(key + " must be a token and its score, got more");
            }
            pieces.add(new Unigram.Piece(token, score));
        }
    }
}
