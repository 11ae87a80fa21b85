package org.inkstone.tokenizers.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Writes ByteLevel components. */
final class ByteLevelWriter {
    private ByteLevelWriter() {}

    /** ByteLevel has the same fields as pre-tokenizer, post-processor and decoder. */
    static void write(JsonGenerator json, boolean addPrefixSpace, boolean trimOffsets, boolean useRegex)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "ByteLevel");
        json.writeBooleanField("add_prefix_space", addPrefixSpace);
        json.writeBooleanField("trim_offsets", trimOffsets);
        json.writeBooleanField("use_regex", useRegex);
        json.writeEndObject();
    }
}
