package org.inkstone.tokenizers.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inkstone.core.io.FormatException;
import org.inkstone.tokenizers.processor.BertProcessing;
import org.inkstone.tokenizers.processor.ByteLevelProcessor;
import org.inkstone.tokenizers.processor.PostProcessor;
import org.inkstone.tokenizers.processor.ProcessorSequence;
import org.inkstone.tokenizers.processor.RobertaProcessing;
import org.inkstone.tokenizers.processor.SeparatorToken;
import org.inkstone.tokenizers.processor.TemplateProcessing;

/** Reads the value of "post_processor". */
final class ProcessorReader {
    private final JsonFields fields;

    ProcessorReader(JsonFields fields) {
        this.fields = fields;
    }

    Optional<PostProcessor> read(JsonNode node, String key) throws FormatException {
        if (JsonFields.isNone(node)) {
            return Optional.empty();
        }
        switch (fields.type(node, key)) {
            case "ByteLevel" -> {
                return Optional.of(new ByteLevelProcessor(
                        fields.bool(node, "add_prefix_space", true, key),
                        fields.bool(node, "trim_offsets", true, key),
                        fields.bool(node, "use_regex", true, key)));
            }
            case "TemplateProcessing" -> {
                return Optional.of(template(node, key));
            }
            case "BertProcessing" -> {
                return Optional.of(new BertProcessing(
                        token(node.path("sep"), key + ".sep"), token(node.path("cls"), key + ".cls")));
            }
            case "RobertaProcessing" -> {
                return Optional.of(new RobertaProcessing(
                        token(node.path("sep"), key + ".sep"),
                        token(node.path("cls"), key + ".cls"),
                        fields.bool(node, "trim_offsets", key),
                        fields.bool(node, "add_prefix_space", key)));
            }
            case "Sequence" -> {
                List<PostProcessor> processors = new ArrayList<>();
                for (JsonNode step : fields.steps(node, key, "processors")) {
                    read(step, key).ifPresent(processors::add);
                }
                return Optional.of(new ProcessorSequence(processors));
            }
            default -> throw fields.unsupported(key, fields.type(node, key));
        }
    }

    /** A token and its id: {@code ["[SEP]", 102]}. */
    private SeparatorToken token(JsonNode node, String key) throws FormatException {
        if (fields.array(node, key).size() != 2) {
            throw fields.error(key, "value must be a token and its id, got " + JsonFields.show(node));
        }
        return new SeparatorToken(fields.string(node.path(0), key + "[0]"), fields.id(node.path(1), key + "[1]"));
    }

    private TemplateProcessing template(JsonNode node, String key) throws FormatException {
        Map<String, TemplateProcessing.SpecialToken> tokens = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.path("special_tokens").properties()) {
            List<Integer> ids = new ArrayList<>();
            List<String> contents = new ArrayList<>();
            for (JsonNode id : entry.getValue().path("ids")) {
                ids.add(fields.id(id, key + ".special_tokens"));
            }
            for (JsonNode content : entry.getValue().path("tokens")) {
                contents.add(fields.string(content, key + ".special_tokens"));
            }
            if (ids.size() != contents.size()) {
                throw fields.error(
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
            throw fields.error(key, String.valueOf(e.getMessage()));
        }
    }

    private List<TemplateProcessing.Piece> pieces(JsonNode node, String key) throws FormatException {
        List<TemplateProcessing.Piece> pieces = new ArrayList<>();
        for (JsonNode piece : fields.array(node, key)) {
            boolean special = piece.has("SpecialToken");
            JsonNode content = piece.path(special ? "SpecialToken" : "Sequence");
            pieces.add(new TemplateProcessing.Piece(
                    special,
                    fields.string(content.path("id"), key + ".id"),
                    fields.id(content.path("type_id"), key + ".type_id")));
        }
        return pieces;
    }
}
