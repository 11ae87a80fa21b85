package org.inkstone.tokenizers.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.inkstone.core.io.FormatException;
import org.inkstone.tokenizers.pretokenizer.BertPreTokenizer;
import org.inkstone.tokenizers.pretokenizer.ByteLevel;
import org.inkstone.tokenizers.pretokenizer.CharDelimiterSplit;
import org.inkstone.tokenizers.pretokenizer.Delimiter;
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
import org.inkstone.tokenizers.regex.PatternException;

/** Reads the value of "pre_tokenizer". */
final class PreTokenizerReader {
    private static final String KEY = "pre_tokenizer";

    private final JsonFields fields;

    PreTokenizerReader(JsonFields fields) {
        this.fields = fields;
    }

    Optional<PreTokenizer> read(JsonNode node) throws FormatException {
        return JsonFields.isNone(node) ? Optional.empty() : Optional.of(preTokenizer(node));
    }

    private PreTokenizer preTokenizer(JsonNode node) throws FormatException {
        String type = fields.type(node, KEY);
        return switch (type) {
            case "Sequence" -> sequence(node);
            case "ByteLevel" -> byteLevel(node);
            case "Split" -> split(node);
            case "Metaspace" -> metaspace(node);
            case "Whitespace" -> new Whitespace();
            case "WhitespaceSplit" -> new WhitespaceSplit();
            case "BertPreTokenizer" -> new BertPreTokenizer();
            case "UnicodeScripts" -> new UnicodeScripts();
            case "Punctuation" -> new Punctuation(node.has("behavior") ? behavior(node) : Split.Behavior.ISOLATED);
            case "Digits" -> new Digits(fields.bool(node, "individual_digits", false, KEY));
            case "CharDelimiterSplit" -> new CharDelimiterSplit(character(node.path("delimiter"), KEY + ".delimiter"));
            case "FixedLength" -> fixedLength(node);
            default -> throw fields.unsupported(KEY, type);
        };
    }

    private PreTokenizer sequence(JsonNode node) throws FormatException {
        List<PreTokenizer> steps = new ArrayList<>();
        for (JsonNode step : fields.steps(node, KEY, "pretokenizers")) {
            steps.add(preTokenizer(step));
        }
        return new PreTokenizerSequence(steps);
    }

    private Split split(JsonNode node) throws FormatException {
        return new Split(pattern(node.path("pattern")), behavior(node), fields.bool(node, "invert", false, KEY));
    }

    private Delimiter pattern(JsonNode node) throws FormatException {
        if (node.has("String")) {
            return new StringDelimiter(fields.string(node.path("String"), KEY + ".pattern.String"));
        }
        String key = KEY + ".pattern.Regex";
        String regex = fields.string(node.path("Regex"), key);
        try {
            return RegexDelimiter.of(regex);
        } catch (PatternException e) {
            throw fields.error(key, Objects.requireNonNull(e.getMessage()));
        }
    }

    private Split.Behavior behavior(JsonNode node) throws FormatException {
        String word = fields.string(node.path("behavior"), KEY + ".behavior");
        for (Split.Behavior behavior : Split.Behavior.values()) {
            if (behavior.word().equals(word)) {
                return behavior;
            }
        }
        throw fields.error(
                KEY + ".behavior",
                "behavior must be Removed, Isolated, MergedWithPrevious, MergedWithNext or Contiguous, got "
                        + FormatException.quote(word));
    }

    private Metaspace metaspace(JsonNode node) throws FormatException {
        int replacement = character(node.path("replacement"), KEY + ".replacement");
        Metaspace.PrependScheme scheme = scheme(node);
        // Older files say add_prefix_space instead.
        if (!JsonFields.isNone(node.path("add_prefix_space")) && !fields.bool(node, "add_prefix_space", true, KEY)) {
            if (node.has("prepend_scheme") && scheme != Metaspace.PrependScheme.NEVER) {
                throw fields.error(
                        KEY + ".add_prefix_space",
                        "add_prefix_space must be true if prepend_scheme is not never, got false");
            }
            scheme = Metaspace.PrependScheme.NEVER;
        }
        boolean split = JsonFields.isNone(node.path("split")) || fields.bool(node, "split", true, KEY);
        return new Metaspace(replacement, scheme, split);
    }

    private Metaspace.PrependScheme scheme(JsonNode node) throws FormatException {
        if (!node.has("prepend_scheme")) {
            return Metaspace.PrependScheme.ALWAYS;
        }
        String word = fields.string(node.path("prepend_scheme"), KEY + ".prepend_scheme");
        return switch (word) {
            case "always" -> Metaspace.PrependScheme.ALWAYS;
            case "first" -> Metaspace.PrependScheme.FIRST;
            case "never" -> Metaspace.PrependScheme.NEVER;
            default ->
                throw fields.error(
                        KEY + ".prepend_scheme",
                        "prepend_scheme must be always, first or never, got " + FormatException.quote(word));
        };
    }

    private FixedLength fixedLength(JsonNode node) throws FormatException {
        JsonNode length = node.path("length");
        if (length.isMissingNode()) {
            return new FixedLength(FixedLength.DEFAULT);
        }
        if (!length.isInt() || length.asInt() < 1) {
            throw fields.error(
                    KEY + ".length", "length must be a whole number of at least 1, got " + JsonFields.show(length));
        }
        return new FixedLength(length.asInt());
    }

    private int character(JsonNode node, String key) throws FormatException {
        String text = fields.string(node, key);
        if (text.codePointCount(0, text.length()) != 1) {
            throw fields.error(key, "value must be one character, got " + FormatException.quote(text));
        }
        return text.codePointAt(0);
    }

    private ByteLevel byteLevel(JsonNode node) throws FormatException {
        return new ByteLevel(
                fields.bool(node, "add_prefix_space", true, KEY),
                fields.bool(node, "trim_offsets", true, KEY),
                fields.bool(node, "use_regex", true, KEY));
    }
}
