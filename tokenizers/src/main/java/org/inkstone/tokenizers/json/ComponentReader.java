package org.inkstone.tokenizers.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inkstone.core.io.FormatException;
import org.inkstone.tokenizers.added.AddedToken;
import org.inkstone.tokenizers.added.AddedVocabulary;
import org.inkstone.tokenizers.decoder.ByteLevelDecoder;
import org.inkstone.tokenizers.decoder.Decoder;
import org.inkstone.tokenizers.model.BytePairEncoding;
import org.inkstone.tokenizers.model.Vocabulary;
import org.inkstone.tokenizers.pretokenizer.ByteLevel;
import org.inkstone.tokenizers.pretokenizer.Split;
import org.inkstone.tokenizers.pretokenizer.SplitPattern;
import org.inkstone.tokenizers.pretokenizer.SplitPatterns;
import org.inkstone.tokenizers.processor.ByteLevelProcessor;
import org.inkstone.tokenizers.processor.PostProcessor;
import org.inkstone.tokenizers.processor.ProcessorSequence;
import org.inkstone.tokenizers.processor.TemplateProcessing;

/** Reads all components but the model, each from its JSON tree. */
final class ComponentReader {
    private final String name;
    private final Map<String, JsonNode> trees;

    ComponentReader(String name, Map<String, JsonNode> trees) {
        this.name = name;
        this.trees = trees;
    }

    TokenizerDefinition definition(ModelReader model) throws FormatException {
        JsonNode version = tree("version");
        if (!version.isMissingNode() && !version.asText().equals("1.0")) {
            throw error("version", "version must be \"1.0\", got " + show(version));
        }
        // What is wrong with a model that is supported is said before what is missing elsewhere.
        model.checkIfSupported();
        refuseNormalizer(tree("normalizer"));
        List<JsonNode> steps = steps(tree("pre_tokenizer"), "pre_tokenizer", "pretokenizers");
        Optional<Split> split = steps.size() == 2 ? Optional.of(split(steps.get(0))) : Optional.empty();
        if (steps.isEmpty() || steps.size() > 2) {
            throw error(
                    "pre_tokenizer",
                    "pre-tokenizer must be ByteLevel, or Split and ByteLevel, got " + show(tree("pre_tokenizer"))
                            + ", which is not supported");
        }
        ByteLevel byteLevel = byteLevel(steps.get(steps.size() - 1));
        if (split.isPresent() && (byteLevel.useRegex() || byteLevel.addPrefixSpace())) {
            throw error("pre_tokenizer", "ByteLevel after Split must not use its own pattern or add a space");
        }
        Optional<Decoder> decoder = decoder(tree("decoder"));
        Optional<PostProcessor> processor = processor(tree("post_processor"), "post_processor");
        BytePairEncoding bpe = model.model();
        return new TokenizerDefinition(
                addedTokens(bpe.vocabulary()),
                split,
                byteLevel,
                bpe,
                processor,
                decoder,
                json("truncation"),
                json("padding"));
    }

    private void refuseNormalizer(JsonNode node) throws FormatException {
        boolean none = isNone(node)
                || (type(node, "normalizer").equals("Sequence")
                        && node.path("normalizers").isEmpty());
        if (!none) {
            throw unsupported("normalizer", type(node, "normalizer"));
        }
    }

    private Split split(JsonNode node) throws FormatException {
        if (!type(node, "pre_tokenizer").equals("Split")) {
            throw unsupported("pre_tokenizer", type(node, "pre_tokenizer"));
        }
        String regex = string(node.path("pattern").path("Regex"), "pre_tokenizer.pattern.Regex");
        SplitPattern pattern = SplitPatterns.of(regex)
                .orElseThrow(() -> error(
                        "pre_tokenizer.pattern.Regex",
                        "pattern must be one of the known ones, got " + FormatException.quote(regex)
                                + ", which is not supported"));
        String behavior = string(node.path("behavior"), "pre_tokenizer.behavior");
        boolean invert = bool(node, "invert", false, "pre_tokenizer");
        if (behavior.equals("Isolated") && !invert) {
            return new Split(pattern, Split.Behavior.ISOLATED);
        }
        if (behavior.equals("Removed") && invert) {
            return new Split(pattern, Split.Behavior.MATCHES_KEPT);
        }
        throw error(
                "pre_tokenizer.behavior",
                "behavior must be Isolated, or Removed with invert, got " + FormatException.quote(behavior)
                        + ", which is not supported");
    }

    private ByteLevel byteLevel(JsonNode node) throws FormatException {
        if (!type(node, "pre_tokenizer").equals("ByteLevel")) {
            throw unsupported("pre_tokenizer", type(node, "pre_tokenizer"));
        }
        return new ByteLevel(
                bool(node, "add_prefix_space", true, "pre_tokenizer"),
                bool(node, "trim_offsets", true, "pre_tokenizer"),
                bool(node, "use_regex", true, "pre_tokenizer"));
    }

    private Optional<Decoder> decoder(JsonNode node) throws FormatException {
        if (isNone(node)) {
            return Optional.empty();
        }
        if (!type(node, "decoder").equals("ByteLevel")) {
            throw unsupported("decoder", type(node, "decoder"));
        }
        return Optional.of(new ByteLevelDecoder());
    }

    private Optional<PostProcessor> processor(JsonNode node, String key) throws FormatException {
        if (isNone(node)) {
            return Optional.empty();
        }
        switch (type(node, key)) {
            case "ByteLevel" -> {
                return Optional.of(new ByteLevelProcessor(
                        bool(node, "add_prefix_space", true, key),
                        bool(node, "trim_offsets", true, key),
                        bool(node, "use_regex", true, key)));
            }
            case "TemplateProcessing" -> {
                return Optional.of(template(node, key));
            }
            case "Sequence" -> {
                List<PostProcessor> processors = new ArrayList<>();
                for (JsonNode step : steps(node, key, "processors")) {
                    processor(step, key).ifPresent(processors::add);
                }
                return Optional.of(new ProcessorSequence(processors));
            }
            default -> throw unsupported(key, type(node, key));
        }
    }

    private TemplateProcessing template(JsonNode node, String key) throws FormatException {
        Map<String, TemplateProcessing.SpecialToken> tokens = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.path("special_tokens").properties()) {
            List<Integer> ids = new ArrayList<>();
            List<String> contents = new ArrayList<>();
            for (JsonNode id : entry.getValue().path("ids")) {
                ids.add(id(id, key + ".special_tokens"));
            }
            for (JsonNode content : entry.getValue().path("tokens")) {
                contents.add(string(content, key + ".special_tokens"));
            }
            if (ids.size() != contents.size()) {
                throw error(
                        key + ".special_tokens",
                        "ids and tokens of " + FormatException.quote(entry.getKey()) + " must be equally many, got "
                                + ids.size() + " and " + contents.size());
            }
            tokens.put(entry.getKey(), new TemplateProcessing.SpecialToken(ids, contents));
        }
        try {
            return new TemplateProcessing(
                    pieces(node.path("single"), key + ".single"), pieces(node.path("pair"), key + ".pair"), tokens);
        } catch (IllegalArgumentException e) {
            throw error(key, String.valueOf(e.getMessage()));
        }
    }

    private List<TemplateProcessing.Piece> pieces(JsonNode node, String key) throws FormatException {
        List<TemplateProcessing.Piece> pieces = new ArrayList<>();
        for (JsonNode piece : array(node, key)) {
            boolean special = piece.has("SpecialToken");
            JsonNode content = piece.path(special ? "SpecialToken" : "Sequence");
            pieces.add(new TemplateProcessing.Piece(
                    special, string(content.path("id"), key + ".id"), id(content.path("type_id"), key + ".type_id")));
        }
        return pieces;
    }

    private List<AddedToken> addedTokens(Vocabulary vocabulary) throws FormatException {
        List<AddedToken> tokens = new ArrayList<>();
        JsonNode nodes = tree("added_tokens");
        for (JsonNode node : isNone(nodes) ? MissingNode.getInstance() : array(nodes, "added_tokens")) {
            String key = "added_tokens[" + tokens.size() + "]";
            String content = string(node.path("content"), key + ".content");
            int id = id(node.path("id"), key + ".id");
            int known = vocabulary.id(content);
            String other = vocabulary.token(id);
            if (known >= 0 ? known != id : other != null) {
                throw error(
                        key,
                        "id of added token " + FormatException.quote(content) + " must agree with the vocabulary, got "
                                + id + ", where the vocabulary has "
                                + (known >= 0
                                        ? "id " + known
                                        : "token " + FormatException.quote(String.valueOf(other))));
            }
            if (!content.isEmpty()) {
                boolean special = bool(node, "special", false, key);
                tokens.add(new AddedToken(
                        id,
                        content,
                        bool(node, "single_word", false, key),
                        bool(node, "lstrip", false, key),
                        bool(node, "rstrip", false, key),
                        bool(node, "normalized", !special, key),
                        special));
            }
        }
        try {
            new AddedVocabulary(tokens);
        } catch (IllegalArgumentException e) {
            throw error("added_tokens", String.valueOf(e.getMessage()));
        }
        return tokens;
    }

    private List<JsonNode> steps(JsonNode node, String key, String list) throws FormatException {
        if (isNone(node)) {
            return List.of();
        }
        if (!type(node, key).equals("Sequence")) {
            return List.of(node);
        }
        List<JsonNode> steps = new ArrayList<>();
        array(node.path(list), key + "." + list).forEach(steps::add);
        return steps;
    }

    private JsonNode tree(String key) {
        return trees.getOrDefault(key, MissingNode.getInstance());
    }

    private String json(String key) {
        JsonNode node = tree(key);
        return node.isMissingNode() ? "null" : node.toString();
    }

    private static boolean isNone(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private String type(JsonNode node, String key) throws FormatException {
        return string(node.path("type"), key + ".type");
    }

    private JsonNode array(JsonNode node, String key) throws FormatException {
        if (!node.isArray()) {
            throw error(key, "value must be an array, got " + show(node));
        }
        return node;
    }

    private String string(JsonNode node, String key) throws FormatException {
        if (!node.isTextual() || TokenText.hasUnpairedSurrogate(node.asText())) {
            throw error(key, "value must be a string of whole Unicode characters, got " + show(node));
        }
        return node.asText();
    }

    private int id(JsonNode node, String key) throws FormatException {
        if (!node.isInt() || node.asInt() < 0 || node.asInt() >= Vocabulary.MAX_IDS) {
            throw error(key, "value must be a whole number in [0, " + Vocabulary.MAX_IDS + "), got " + show(node));
        }
        return node.asInt();
    }

    private boolean bool(JsonNode node, String field, boolean missing, String key) throws FormatException {
        JsonNode value = node.path(field);
        if (value.isMissingNode()) {
            return missing;
        }
        if (!value.isBoolean()) {
            throw error(key + "." + field, "value must be true or false, got " + show(value));
        }
        return value.asBoolean();
    }

    private FormatException unsupported(String key, String type) {
        return error(key, key + " " + FormatException.quote(type) + " is not supported");
    }

    private FormatException error(String key, String problem) {
        return new FormatException(name, "key " + FormatException.quote(key), problem);
    }

    private static String show(JsonNode node) {
        return node.isMissingNode() ? "nothing" : FormatException.quote(node.toString());
    }
}
