package org.inkstone.benchmarks;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Hugging Face's tokenizers, written in Rust, as DJL binds them to Java. The binding hands back the whole encoding, with
 * offsets and masks; there is no call for the ids alone.
 *
 * @param tokenizerJson the file
 * @param cache where the native library, which the binding carries, is unpacked, unless DJL_CACHE_DIR says otherwise
 */
record DjlPeer(Path tokenizerJson, Path cache) implements JvmPeer {
    @Override
    public String name() {
        return "DJL";
    }

    /**
     * Loads the native library and a tokenizer. Nothing is downloaded or reported.
     *
     * @throws IOException if the file cannot be read
     * @throws LinkageError if this machine has no such library
     */
    @Override
    public JvmTokenizer open() throws IOException {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        if (System.getenv("DJL_CACHE_DIR") == null && System.getProperty("DJL_CACHE_DIR") == null) {
            System.setProperty("DJL_CACHE_DIR", cache.toString());
        }
        HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.builder()
                .optTokenizerPath(tokenizerJson)
                .optAddSpecialTokens(false)
                .optTruncation(false)
                .optPadding(false)
                .build();
        return new JvmTokenizer() {
            @Override
            public LineWork<?, ?> encoding(List<String> lines) {
                return new LineWork<>(
                        lines, line -> tokenizer.encode(line).getIds(), ids -> ids.length, DjlPeer::narrow);
            }

            @Override
            public LineWork<?, ?> decoding(List<int[]> ids) {
                List<long[]> wide = ids.stream()
                        .map(line -> Arrays.stream(line).asLongStream().toArray())
                        .toList();
                return new LineWork<>(
                        wide, line -> tokenizer.decode(line, false), String::length, text -> text.codePoints()
                                .toArray());
            }

            @Override
            public void close() {
                tokenizer.close();
            }
        };
    }

    private static int[] narrow(long[] ids) {
        return Arrays.stream(ids).mapToInt(Math::toIntExact).toArray();
    }
}
