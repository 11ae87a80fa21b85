package org.inkstone.benchmarks;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Hugging Face's tokenizers, written in Rust, as DJL binds them to Java. The binding hands back the whole encoding, with
 * offsets and masks; there is no call for the ids alone.
 */
final class DjlEncoder implements LineEncoder, AutoCloseable {
    private final HuggingFaceTokenizer tokenizer;
    private final String name;

    private DjlEncoder(HuggingFaceTokenizer tokenizer) {
        this.tokenizer = tokenizer;
        this.name = "DJL " + tokenizer.getVersion() + " (Hugging Face tokenizers)";
    }

    /**
     * Loads the native library, which the binding carries, and a tokenizer. Nothing is downloaded or reported.
     *
     * @param tokenizerJson the file
     * @param cache where the library is unpacked, unless DJL_CACHE_DIR says otherwise
     * @throws IOException if the file cannot be read
     * @throws LinkageError if this machine has no such library
     */
    static DjlEncoder load(Path tokenizerJson, Path cache) throws IOException {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        if (System.getenv("DJL_CACHE_DIR") == null && System.getProperty("DJL_CACHE_DIR") == null) {
            System.setProperty("DJL_CACHE_DIR", cache.toString());
        }
        return new DjlEncoder(HuggingFaceTokenizer.builder()
                .optTokenizerPath(tokenizerJson)
                .optAddSpecialTokens(false)
                .optTruncation(false)
                .optPadding(false)
                .build());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int[] ids(String line) {
        return Arrays.stream(tokenizer.encode(line).getIds())
                .mapToInt(Math::toIntExact)
                .toArray();
    }

    @Override
    public int encode(String line) {
        return tokenizer.encode(line).getIds().length;
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
