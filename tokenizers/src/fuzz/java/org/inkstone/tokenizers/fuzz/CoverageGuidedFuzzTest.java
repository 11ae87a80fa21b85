package org.inkstone.tokenizers.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.Map;
import org.inkstone.core.io.FormatException;
import org.inkstone.tokenizers.Golden;
import org.inkstone.tokenizers.added.AllowedSpecial;
import org.inkstone.tokenizers.encoding.SubwordTokenizer;
import org.inkstone.tokenizers.sentencepiece.SentencePieceModel;
import org.inkstone.tokenizers.sentencepiece.SentencePieceTokenizer;
import org.inkstone.tokenizers.tiktoken.KnownEncoding;
import org.inkstone.tokenizers.tiktoken.TiktokenEncoding;
import org.inkstone.tokenizers.tiktoken.TiktokenFile;

/**
 * The same properties with Jazzer, which looks for inputs that reach new code (覆盖率引导的模糊测试). Not part of the build, for
 * it fuzzes one target a run and puts an agent into the virtual machine:
 *
 * <pre>{@code
 * JAZZER_FUZZ=1 mvn -Pjazzer test -pl tokenizers -am -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dtest='CoverageGuidedFuzzTest#sentencePiece'
 * }</pre>
 * Without the variable the inputs that were found before are run again.
 */
class CoverageGuidedFuzzTest {
    private static final String DURATION = "10m";

    private interface Loader {
        SubwordTokenizer load() throws IOException;
    }

    private static void check(Loader loader, byte[] data) throws IOException {
        SubwordTokenizer tokenizer;
        try {
            tokenizer = loader.load();
        } catch (FormatException e) {
            return;
        }
        EncodingChecks.check(tokenizer, RandomText.of(new BytesAsChoices(data)), AllowedSpecial.NONE);
        EncodingChecks.encode(tokenizer, "low lower 墨 😀 <s>\n", AllowedSpecial.ALL);
    }

    @FuzzTest(maxDuration = DURATION)
    void sentencePiece(byte[] data) throws IOException {
        check(() -> new SentencePieceTokenizer(SentencePieceModel.read(data, "x")), data);
    }

    @FuzzTest(maxDuration = DURATION)
    void tokenizerJson(byte[] data) throws IOException {
        try {
            Golden.tokenizer(data).encode("low lower 墨 😀 <s>\n", AllowedSpecial.ALL);
        } catch (FormatException e) {
            // A damaged file.
        } catch (IllegalArgumentException e) {
            EncodingChecks.requireHelpful(e);
        }
    }

    @FuzzTest(maxDuration = DURATION)
    void tiktoken(byte[] data) throws IOException {
        check(
                () -> new TiktokenEncoding(
                        TiktokenFile.read(data, "x"), KnownEncoding.of("cl100k_base").pattern(), Map.of()),
                data);
    }

    @FuzzTest(maxDuration = DURATION)
    void randomTokenizers(byte[] data) throws IOException {
        BytesAsChoices choices = new BytesAsChoices(data);
        check(() -> Golden.tokenizer(Golden.JSON.writeValueAsBytes(RandomTokenizer.any(choices))), data);
    }
}
