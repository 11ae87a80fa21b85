package org.inkstone.tokenizers.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inkstone.core.io.FormatException;
import org.inkstone.tokenizers.decoder.BpeDecoder;
import org.inkstone.tokenizers.decoder.ByteFallbackDecoder;
import org.inkstone.tokenizers.decoder.ByteLevelDecoder;
import org.inkstone.tokenizers.decoder.CtcDecoder;
import org.inkstone.tokenizers.decoder.Decoder;
import org.inkstone.tokenizers.decoder.DecoderSequence;
import org.inkstone.tokenizers.decoder.FuseDecoder;
import org.inkstone.tokenizers.decoder.MetaspaceDecoder;
import org.inkstone.tokenizers.decoder.ReplaceDecoder;
import org.inkstone.tokenizers.decoder.StripDecoder;
import org.inkstone.tokenizers.decoder.WordPieceDecoder;
import org.inkstone.tokenizers.normalizer.Replace;
import org.inkstone.tokenizers.pretokenizer.Metaspace;

/** Reads the value of "decoder". */
final class DecoderReader {
    private final JsonFields fields;

    DecoderReader(JsonFields fields) {
        this.fields = fields;
    }

    Optional<Decoder> read(JsonNode node) throws FormatException {
        return JsonFields.isNone(node) ? Optional.empty() : Optional.of(read(node, "decoder"));
    }

    private Decoder read(JsonNode node, String key) throws FormatException {
        String type = fields.type(node, key);
        return switch (type) {
            case "ByteLevel" -> new ByteLevelDecoder();
            case "ByteFallback" -> new ByteFallbackDecoder();
            case "Fuse" -> new FuseDecoder();
            case "WordPiece" ->
                new WordPieceDecoder(
                        fields.string(node.path("prefix"), key + ".prefix"), fields.bool(node, "cleanup", key));
            case "BPEDecoder" -> new BpeDecoder(fields.string(node.path("suffix"), key + ".suffix"));
            case "CTC" ->
                new CtcDecoder(
                        fields.string(node.path("pad_token"), key + ".pad_token"),
                        fields.string(node.path("word_delimiter_token"), key + ".word_delimiter_token"),
                        fields.bool(node, "cleanup", key));
            case "Strip" ->
                new StripDecoder(
                        fields.character(node.path("content"), key + ".content"),
                        fields.count(node.path("start"), key + ".start"),
                        fields.count(node.path("stop"), key + ".stop"));
            case "Metaspace" -> metaspace(node, key);
            case "Replace" -> replace(node, key);
            case "Sequence" -> sequence(node, key);
            default -> throw fields.unsupported(key, type);
        };
    }

    private DecoderSequence sequence(JsonNode node, String key) throws FormatException {
        List<Decoder> decoders = new ArrayList<>();
        for (JsonNode step : fields.array(node.path("decoders"), key + ".decoders")) {
            decoders.add(read(step, key + ".decoders[" + decoders.size() + "]"));
        }
        return new DecoderSequence(decoders);
    }

    private MetaspaceDecoder metaspace(JsonNode node, String key) throws FormatException {
        JsonNode name = node.path("prepend_scheme");
        Metaspace.PrependScheme scheme = name.isMissingNode()
                ? Metaspace.PrependScheme.ALWAYS
                : fields.choice(name, Metaspace.PrependScheme.class, key + ".prepend_scheme");
        JsonNode old = node.path("add_prefix_space");
        if (!JsonFields.isNone(old) && !fields.bool(node, "add_prefix_space", key)) {
            if (!name.isMissingNode() && scheme != Metaspace.PrependScheme.NEVER) {
                throw fields.error(
                        key + ".add_prefix_space",
                        "add_prefix_space false must go with prepend_scheme \"never\", got " + JsonFields.show(name));
            }
            scheme = Metaspace.PrependScheme.NEVER;
        }
        return new MetaspaceDecoder(
                fields.character(node.path("replacement"), key + ".replacement"),
                scheme,
                fields.bool(node, "split", true, key));
    }

    private ReplaceDecoder replace(JsonNode node, String key) throws FormatException {
        Replace replacement = NormalizerReader.replace(fields, node, key);
        if (replacement.pattern().source().isEmpty()) {
            throw fields.error(key + ".pattern", "pattern to replace must not be empty, got \"\"");
        }
        return new ReplaceDecoder(replacement);
    }
}
