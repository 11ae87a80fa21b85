package org.inkstone.tokenizers.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inkstone.core.io.FormatException;
import org.inkstone.tokenizers.pretokenizer.ByteLevel;
import org.inkstone.tokenizers.pretokenizer.PreTokenizer;
import org.inkstone.tokenizers.pretokenizer.PreTokenizerSequence;
import org.inkstone.tokenizers.pretokenizer.Split;
import org.inkstone.tokenizers.pretokenizer.SplitPattern;
import org.inkstone.tokenizers.pretokenizer.SplitPatterns;

/** Reads the value of "pre_tokenizer". */
final class PreTokenizerReader {
    private final JsonFields fields;

    PreTokenizerReader(JsonFields fields) {
        this.fields = fields;
    }

    Optional<PreTokenizer> read(JsonNode node) throws FormatException {
        return JsonFields.isNone(node) ? Optional.empty() : Optional.of(preTokenizer(node));
    }

    private PreTokenizer preTokenizer(JsonNode node) throws FormatException {
        String type = fields.type(node, "pre_tokenizer");
        switch (type) {
            case "Sequence" -> {
                List<PreTokenizer> steps = new ArrayList<>();
                for (JsonNode step : fields.steps(node, "pre_tokenizer", "pretokenizers")) {
                    steps.add(preTokenizer(step));
                }
                return new PreTokenizerSequence(steps);
            }
            case "ByteLevel" -> {
                return byteLevel(node);
            }
            case "Split" -> {
                return split(node);
            }
            default -> throw fields.unsupported("pre_tokenizer", type);
        }
    }

    private Split split(JsonNode node) throws FormatException {
        String regex = fields.string(node.path("pattern").path("Regex"), "pre_tokenizer.pattern.Regex");
        SplitPattern pattern = SplitPatterns.of(regex)
                .orElseThrow(() -> fields.error(
                        "pre_tokenizer.pattern.Regex",
                        "pattern must be one of the known ones, got " + FormatException.quote(regex)
                                + ", which is not supported"));
        String behavior = fields.string(node.path("behavior"), "pre_tokenizer.behavior");
        boolean invert = fields.bool(node, "invert", false, "pre_tokenizer");
        if (behavior.equals("Isolated") && !invert) {
            return new Split(pattern, Split.Behavior.ISOLATED);
        }
        if (behavior.equals("Removed") && invert) {
            return new Split(pattern, Split.Behavior.MATCHES_KEPT);
        }
        throw fields.error(
                "pre_tokenizer.behavior",
                "behavior must be Isolated, or Removed with invert, got " + FormatException.quote(behavior)
                        + ", which is not supported");
    }

    private ByteLevel byteLevel(JsonNode node) throws FormatException {
        return new ByteLevel(
                fields.bool(node, "add_prefix_space", true, "pre_tokenizer"),
                fields.bool(node, "trim_offsets", true, "pre_tokenizer"),
                fields.bool(node, "use_regex", true, "pre_tokenizer"));
    }
}
