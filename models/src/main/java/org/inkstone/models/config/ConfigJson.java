package org.inkstone.models.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.inkstone.core.io.FormatException;

/** From bytes to a JSON object, strictly: UTF-8 without a mark, one object, no key twice, bounded depth and size. */
final class ConfigJson {
    static final int MAX_BYTES = 16 << 20;
    private static final int MAX_DEPTH = 64;
    private static final int MAX_NUMBER_LENGTH = 1000;

    // Symbol tables are off: they would keep text of the file for the life of the process.
    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER_LENGTH)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private ConfigJson() {}

    static ConfigObject parse(String file, byte[] bytes) throws FormatException {
        if (bytes.length > MAX_BYTES) {
            throw new FormatException(file, "", "must have at most " + MAX_BYTES + " bytes, got " + bytes.length);
        }
        JsonNode node;
        try {
            node = MAPPER.readTree(decode(file, bytes));
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : "line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw new FormatException(file, where, "must be JSON: " + e.getOriginalMessage(), e);
        }
        if (node == null || !node.isObject()) {
            throw new FormatException(
                    file,
                    "",
                    "must hold a JSON object, got "
                            + (node == null || node.isMissingNode() ? "nothing" : node.getNodeType()));
        }
        return new ConfigObject(file, "", node);
    }

    private static String decode(String file, byte[] bytes) throws FormatException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(buffer)
                    .toString();
        } catch (CharacterCodingException e) {
            throw new FormatException(file, "byte " + buffer.position(), "must be UTF-8", e);
        }
        if (text.startsWith("\uFEFF")) {
            throw new FormatException(file, "", "must not begin with a byte order mark (bytes EF BB BF)");
        }
        return text;
    }
}
