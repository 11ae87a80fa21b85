package org.inkstone.tokenizers.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.inkstone.core.io.FormatException;
import org.inkstone.tokenizers.model.BytePairEncoding;
import org.inkstone.tokenizers.model.TokenModel;
import org.inkstone.tokenizers.model.Unigram;
import org.inkstone.tokenizers.model.Vocabulary;
import org.inkstone.tokenizers.model.WordLevel;
import org.inkstone.tokenizers.model.WordPiece;
import org.jspecify.annotations.Nullable;

/**
 * Reads the value of "model" as a stream. Files from before the key "type" was written are told apart by their other
 * keys.
 */
final class ModelReader {
    private static final Set<String> TYPES = Set.of("BPE", "WordPiece", "WordLevel", "Unigram");

    private final String name;
    private final JsonParser parser;
    private final StreamFields fields;
    private final VocabularyReader vocabulary;
    private final MergesReader merges;
    private final Set<String> keys = new HashSet<>();
    private Optional<String> type = Optional.empty();
    private Optional<String> unknownToken = Optional.empty();
    private OptionalInt unknownId = OptionalInt.empty();
    private String prefix = "";
    private String suffix = "";
    private boolean fuseUnknown;
    private boolean byteFallback;
    private boolean ignoreMerges;
    private double dropout;
    private int maxInputCharsPerWord;
    private @Nullable TokenModel model;

    ModelReader(String name, JsonParser parser) {
        this.name = name;
        this.parser = parser;
        fields = new StreamFields(name, parser);
        vocabulary = new VocabularyReader(parser, fields);
        merges = new MergesReader(parser, fields);
    }

    void read() throws IOException {
        fields.require(JsonToken.START_OBJECT, "model", "an object");
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            if (!keys.add(key)) {
                throw fields.error(
                        "key " + FormatException.quote("model." + key) + " must be given once, but is given again");
            }
            parser.nextToken();
            read(key, "model." + key);
        }
    }

    private void read(String key, String path) throws IOException {
        switch (key) {
            case "type" -> type = Optional.of(fields.string(path));
            case "vocab" -> vocabulary.read();
            case "merges" -> merges.read();
            case "unk_token" -> unknownToken = fields.isNull() ? Optional.empty() : Optional.of(fields.string(path));
            case "unk_id" -> unknownId = fields.isNull() ? OptionalInt.empty() : OptionalInt.of(fields.id(path));
            case "continuing_subword_prefix" -> prefix = fields.optionalString(path);
            case "end_of_word_suffix" -> suffix = fields.optionalString(path);
            case "fuse_unk" -> fuseUnknown = fields.bool(path);
            case "byte_fallback" -> byteFallback = fields.bool(path);
            case "ignore_merges" -> ignoreMerges = fields.bool(path);
            case "dropout" -> dropout = fields.isNull() ? 0 : fields.number(path);
            case "max_input_chars_per_word" -> maxInputCharsPerWord = fields.wholeNumber(path, Integer.MAX_VALUE);
            default -> parser.skipChildren();
        }
    }

    /** Finds errors in a model of a supported type; others are refused by {@link #model()}. */
    void checkIfSupported() throws FormatException {
        if (TYPES.contains(type())) {
            model = build();
        }
    }

    TokenModel model() throws FormatException {
        if (model == null) {
            model = build();
        }
        return model;
    }

    private String type() {
        return type.orElseGet(() -> vocabulary.isList()
                ? "Unigram"
                : keys.contains("merges")
                        ? "BPE"
                        : keys.contains("max_input_chars_per_word")
                                ? "WordPiece"
                                : unknownToken.isPresent() ? "WordLevel" : "BPE");
    }

    private TokenModel build() throws FormatException {
        try {
            return switch (type()) {
                case "BPE" -> bytePairEncoding();
                case "WordPiece" -> wordPiece();
                case "WordLevel" -> {
                    require("vocab", "unk_token");
                    yield new WordLevel(ids(), unknownToken.orElseThrow());
                }
                case "Unigram" -> unigram();
                default ->
                    throw new FormatException(
                            name,
                            "key \"model.type\"",
                            "model must be BPE, WordPiece, WordLevel or Unigram, got " + FormatException.quote(type())
                                    + ", which is not supported");
            };
        } catch (IllegalArgumentException e) {
            throw new FormatException(name, "key \"model\"", String.valueOf(e.getMessage()), e);
        }
    }

    private BytePairEncoding bytePairEncoding() throws FormatException {
        require("vocab", "merges");
        return new BytePairEncoding(
                ids(),
                merges.merges(),
                new BytePairEncoding.Options(
                        unknownToken, fuseUnknown, byteFallback, prefix, suffix, ignoreMerges, dropout));
    }

    private WordPiece wordPiece() throws FormatException {
        require("vocab", "unk_token", "continuing_subword_prefix", "max_input_chars_per_word");
        return new WordPiece(ids(), unknownToken.orElseThrow(), prefix, maxInputCharsPerWord);
    }

    private Unigram unigram() throws FormatException {
        require("vocab");
        if (!vocabulary.isList()) {
            throw error("vocab", "value must be an array of tokens with scores for Unigram, got an object");
        }
        return new Unigram(vocabulary.pieces(), unknownId, byteFallback);
    }

    private Vocabulary ids() throws FormatException {
        if (vocabulary.isList()) {
            throw error("vocab", "value must be an object for " + type() + ", got an array");
        }
        return vocabulary.ids();
    }

    private void require(String... needed) throws FormatException {
        for (String key : List.of(needed)) {
            if (!keys.contains(key)) {
                throw new FormatException(name, "key \"model\"", "key \"" + key + "\" must be given, but is missing");
            }
            if (key.equals("unk_token") && unknownToken.isEmpty()) {
                throw error(key, "value must be a string, got null");
            }
        }
    }

    private FormatException error(String key, String problem) {
        return new FormatException(name, "key \"model." + key + "\"", problem);
    }
}
