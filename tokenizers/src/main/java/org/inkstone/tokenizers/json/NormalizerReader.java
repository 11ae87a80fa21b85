package org.inkstone.tokenizers.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.inkstone.core.io.FormatException;
import org.inkstone.tokenizers.normalizer.BertNormalizer;
import org.inkstone.tokenizers.normalizer.ByteLevelNormalizer;
import org.inkstone.tokenizers.normalizer.Charsmap;
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
import org.inkstone.tokenizers.regex.PatternException;

/** Reads the value of "normalizer". */
final class NormalizerReader {
    private static final String KEY = "normalizer";

    private final JsonFields fields;

    NormalizerReader(JsonFields fields) {
        this.fields = fields;
    }

    Optional<Normalizer> read(JsonNode node) throws FormatException {
        return JsonFields.isNone(node) ? Optional.empty() : Optional.of(normalizer(node));
    }

    private Normalizer normalizer(JsonNode node) throws FormatException {
        String type = fields.type(node, KEY);
        return switch (type) {
            case "NFC", "NFD", "NFKC", "NFKD" -> NormalForm.valueOf(type);
            case "Lowercase" -> new Lowercase();
            case "StripAccents" -> new StripAccents();
            case "Nmt" -> new Nmt();
            case "ByteLevel" -> new ByteLevelNormalizer();
            case "Strip" -> new Strip(flag(node, "strip_left"), flag(node, "strip_right"));
            case "Prepend" -> new Prepend(fields.string(node.path("prepend"), KEY + ".prepend"));
            case "Replace" -> replace(fields, node, KEY);
            case "BertNormalizer" -> bert(node);
            case "Precompiled" -> precompiled(node);
            case "Sequence" -> {
                List<Normalizer> steps = new ArrayList<>();
                for (JsonNode step : fields.steps(node, KEY, "normalizers")) {
                    steps.add(normalizer(step));
                }
                yield new NormalizerSequence(steps);
            }
            default -> throw fields.unsupported(KEY, type);
        };
    }

    /** A field that must be there. */
    private boolean flag(JsonNode node, String field) throws FormatException {
        if (node.path(field).isMissingNode()) {
            throw fields.error(KEY + "." + field, "value must be true or false, got nothing");
        }
        return fields.bool(node, field, false, KEY);
    }

    private BertNormalizer bert(JsonNode node) throws FormatException {
        Optional<Boolean> stripAccents = JsonFields.isNone(node.path("strip_accents"))
                ? Optional.empty()
                : Optional.of(flag(node, "strip_accents"));
        return new BertNormalizer(
                flag(node, "clean_text"), flag(node, "handle_chinese_chars"), stripAccents, flag(node, "lowercase"));
    }

    /** A replacement, which is a decoder, too. */
    static Replace replace(JsonFields fields, JsonNode node, String key) throws FormatException {
        JsonNode pattern = node.path("pattern");
        String content = fields.string(node.path("content"), key + ".content");
        if (pattern.has("Regex")) {
            String place = key + ".pattern.Regex";
            try {
                return Replace.regex(fields.string(pattern.path("Regex"), place), content);
            } catch (PatternException e) {
                throw fields.error(place, String.valueOf(e.getMessage()));
            }
        }
        return Replace.literal(fields.string(pattern.path("String"), key + ".pattern.String"), content);
    }

    private Precompiled precompiled(JsonNode node) throws FormatException {
        String key = KEY + ".precompiled_charsmap";
        String encoded = fields.string(node.path("precompiled_charsmap"), key);
        try {
            return new Precompiled(Charsmap.parse(Base64.getDecoder().decode(encoded)));
        } catch (IllegalArgumentException e) {
            throw fields.error(key, String.valueOf(e.getMessage()));
        }
    }
}
