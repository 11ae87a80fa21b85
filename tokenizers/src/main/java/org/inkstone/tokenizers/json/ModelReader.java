package org.inkstone.tokenizers.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inkstone.core.io.FormatException;
import org.inkstone.tokenizers.model.ByteLevelEncoder;
import org.inkstone.tokenizers.model.BytePairEncoding;
import org.inkstone.tokenizers.model.Merge;
import org.inkstone.tokenizers.model.TokenModel;
import org.inkstone.tokenizers.model.Vocabulary;
import org.jspecify.annotations.Nullable;

/** Reads the value of "model" as a stream. */
final class ModelReader {
    private static final int MAX_SHOWN = 60;

    private final String name;
    private final JsonParser parser;
    private final Map<String, Integer> vocabulary = new HashMap<>();
    private final List<Merge> merges = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private String type = "BPE";
    private String unknownToken = "";
    private boolean ignoreMerges;
    private @Nullable TokenModel model;

    ModelReader(String name, JsonParser parser) {
        this.name = name;
        this.parser = parser;
    }

    void read() throws IOException {
        require(JsonToken.START_OBJECT, "model", "an object");
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            if (!keys.add(key)) {
                throw error("key " + FormatException.quote("model." + key) + " must be given once, but is given again");
            }
            parser.nextToken();
            switch (key) {
                case "type" -> type = string("model.type");
                case "vocab" -> readVocabulary();
                case "merges" -> readMerges();
                case "ignore_merges" -> ignoreMerges = bool("model.ignore_merges");
                case "unk_token" -> unknownToken = optionalString("model.unk_token");
                case "dropout" -> refuseUnless(isNull() || number() == 0, "dropout");
                case "continuing_subword_prefix", "end_of_word_suffix" ->
                    refuseUnless(optionalString("model." + key).isEmpty(), key);
                case "byte_fallback", "fuse_unk" -> {
                    boolean on = bool("model." + key);
                    refuseUnless(!on || key.equals("fuse_unk"), key);
                }
                default -> parser.skipChildren();
            }
        }
    }

    /** Finds errors in a model of a supported type; others are refused by {@link #model()}. */
    void checkIfSupported() throws FormatException {
        if (type.equals("BPE")) {
            model = build();
        }
    }

    TokenModel model() throws FormatException {
        if (model == null) {
            model = build();
        }
        return model;
    }

    private BytePairEncoding build() throws FormatException {
        if (!type.equals("BPE")) {
            throw new FormatException(
                    name,
                    "key \"model.type\"",
                    "model must be BPE, got " + FormatException.quote(type) + ", which is not supported");
        }
        for (String key : List.of("vocab", "merges")) {
            if (!keys.contains(key)) {
                throw new FormatException(name, "key \"model\"", "key \"" + key + "\" must be given, but is missing");
            }
        }
        BytePairEncoding built;
        try {
            built = new BytePairEncoding(Vocabulary.of(vocabulary), merges, ignoreMerges);
        } catch (IllegalArgumentException e) {
            throw new FormatException(name, "key \"model\"", String.valueOf(e.getMessage()), e);
        }
        if (!unknownToken.isEmpty() && !new ByteLevelEncoder(built).coversAllBytes()) {
            throw new FormatException(
                    name,
                    "key \"model.unk_token\"",
                    "unk_token is not supported for a vocabulary that lacks some of the 256 bytes, got "
                            + FormatException.quote(unknownToken));
        }
        return built;
    }

    private void readVocabulary() throws IOException {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            // Unigram's form; the type says whether that is an error.
            parser.skipChildren();
            keys.remove("vocab");
            return;
        }
        require(JsonToken.START_OBJECT, "model.vocab", "an object");
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String token = whole(parser.currentName());
            if (parser.nextToken() != JsonToken.VALUE_NUMBER_INT) {
                throw error("id of token " + FormatException.quote(token) + " must be a whole number, got "
                        + DefinitionReader.kind(parser.currentToken()));
            }
            // The number of digits is checked first: a number of a million digits takes long to read.
            String digits = parser.getText();
            long id = digits.length() > 10 ? -1 : Long.parseLong(digits);
            if (id < 0 || id >= Vocabulary.MAX_IDS) {
                throw error("id of token " + FormatException.quote(token) + " must be in [0, " + Vocabulary.MAX_IDS
                        + "), got " + cut(digits));
            }
            if (vocabulary.put(token, (int) id) != null) {
                throw error("token " + FormatException.quote(token)
                        + " must be in the vocabulary once, but is given again");
            }
        }
    }

    private void readMerges() throws IOException {
        require(JsonToken.START_ARRAY, "model.merges", "an array");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                String merge = whole(parser.getText());
                int space = merge.indexOf(' ');
                if (!merge.startsWith("#version")) {
                    if (space < 0 || merge.indexOf(' ', space + 1) >= 0) {
                        throw error("merge " + merges.size() + " must be two tokens with one space between them, got "
                                + FormatException.quote(merge));
                    }
                    merges.add(new Merge(merge.substring(0, space), merge.substring(space + 1)));
                }
            } else {
                String place = "merge " + merges.size();
                require(JsonToken.START_ARRAY, place, "a string or an array of two strings");
                parser.nextToken();
                String left = string(place);
                parser.nextToken();
                String right = string(place);
                if (parser.nextToken() != JsonToken.END_ARRAY) {
                    throw error(place + " must be two tokens, got more");
                }
                merges.add(new Merge(left, right));
            }
        }
    }

    private void refuseUnless(boolean supported, String key) throws FormatException {
        if (!supported) {
            throw error("model." + key + " is not supported");
        }
    }

    private boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    private double number() throws IOException {
        if (!parser.currentToken().isNumeric() || parser.getTextLength() > 100) {
            throw error("model.dropout must be a number, got " + DefinitionReader.kind(parser.currentToken()));
        }
        return parser.getDoubleValue();
    }

    private boolean bool(String key) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_TRUE
                && parser.currentToken() != JsonToken.VALUE_FALSE
                && !isNull()) {
            throw error(key + " must be true or false, got " + DefinitionReader.kind(parser.currentToken()));
        }
        return parser.currentToken() == JsonToken.VALUE_TRUE;
    }

    private String optionalString(String key) throws IOException {
        return isNull() ? "" : string(key);
    }

    private String string(String key) throws IOException {
        require(JsonToken.VALUE_STRING, key, "a string");
        return whole(parser.getText());
    }

    /** Refuses text with half a surrogate pair, which no UTF-8 text can have. */
    private String whole(String text) throws FormatException {
        if (TokenText.hasUnpairedSurrogate(text)) {
            throw error("text must be whole Unicode characters, got half a surrogate pair in "
                    + FormatException.quote(text));
        }
        return text;
    }

    private void require(JsonToken token, String key, String what) throws FormatException {
        if (parser.currentToken() != token) {
            throw error(key + " must be " + what + ", got " + DefinitionReader.kind(parser.currentToken()));
        }
    }

    private FormatException error(String problem) {
        return new FormatException(name, DefinitionReader.place(parser), problem);
    }

    private static String cut(String digits) {
        return digits.length() <= MAX_SHOWN ? digits : digits.substring(0, MAX_SHOWN) + "…";
    }
}
