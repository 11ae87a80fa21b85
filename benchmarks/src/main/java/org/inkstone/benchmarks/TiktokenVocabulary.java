package org.inkstone.benchmarks;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.inkstone.tokenizers.tiktoken.KnownEncoding;
import org.inkstone.tokenizers.tiktoken.TiktokenFile;

/** A public vocabulary of OpenAI's, as JTokkit carries it: each token's bytes in Base64, and its rank, which is its id. */
enum TiktokenVocabulary {
    /** GPT-2 and GPT-3. */
    R50K(EncodingType.R50K_BASE),
    /** Codex. */
    P50K(EncodingType.P50K_BASE),
    /** GPT-4. */
    CL100K(EncodingType.CL100K_BASE),
    /** GPT-4o. */
    O200K(EncodingType.O200K_BASE);

    private final EncodingType type;

    TiktokenVocabulary(EncodingType type) {
        this.type = type;
    }

    /** The name of the encoding. */
    String encoding() {
        return type.getName();
    }

    /** JTokkit's encoder, a new object. */
    Encoding jtokkit() {
        return Encodings.newLazyEncodingRegistry().getEncoding(type);
    }

    /** The one that has just these tokens and ranks, if there is one. */
    static Optional<TiktokenVocabulary> of(Map<String, Integer> tokens) throws IOException {
        int limit = tokens.values().stream().mapToInt(id -> id + 1).max().orElse(0);
        for (TiktokenVocabulary vocabulary : values()) {
            if (KnownEncoding.of(vocabulary.encoding()).rankLimit() == limit
                    && vocabulary.ranks().equals(tokens)) {
                return Optional.of(vocabulary);
            }
        }
        return Optional.empty();
    }

    /** Tokens in the byte-level alphabet, and their ranks. */
    Map<String, Integer> ranks() throws IOException {
        return TiktokenFile.read(file(), encoding()).ids();
    }

    /** Writes the ranks into a folder, in a file named as the encoding. */
    Path write(Path folder) throws IOException {
        return Files.write(folder.resolve(encoding() + ".tiktoken"), file());
    }

    private byte[] file() throws IOException {
        String name = encoding() + ".tiktoken";
        try (InputStream in = Encodings.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("JTokkit must carry the vocabulary " + name + ", but this one does not");
            }
            return in.readAllBytes();
        }
    }
}
