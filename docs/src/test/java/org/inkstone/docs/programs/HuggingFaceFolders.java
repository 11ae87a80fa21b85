package org.inkstone.docs.programs;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.inkstone.core.backend.JavaBackend;
import org.inkstone.core.model.LanguageModelSession;
import org.inkstone.decoding.GenerationOptions;
import org.inkstone.decoding.GreedyDecoder;
import org.inkstone.models.decoder.CausalDecoder;
import org.inkstone.models.decoder.HuggingFaceModel;

/** Tiny models that transformers has written, read here and continued. */
public final class HuggingFaceFolders implements Program {
    private static final Path MODELS = Path.of("models/src/test/golden/decoder");

    @Override
    public void run(PrintStream out) {
        try {
            read(Files.isDirectory(MODELS) ? MODELS : Path.of("..").resolve(MODELS), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(Path folder, PrintStream out) throws IOException {
        // #region program
        int[] prompt = {3, 1, 4, 1, 5};
        for (String name : List.of("gpt2", "llama", "llama3-rope", "mistral-window", "qwen2", "qwen3")) {
            CausalDecoder model = HuggingFaceModel.load(folder.resolve(name), JavaBackend.INSTANCE);
            try (LanguageModelSession session = model.newSession()) {
                session.append(prompt);
                float[] logits = session.nextTokenLogits(); // [V]
                out.printf(
                        "%-14s %5d parameters, logit of token 0 %7.4f, then %s\n",
                        name,
                        model.config().parameterCount(),
                        logits[0],
                        new GreedyDecoder()
                                .generate(model, prompt, GenerationOptions.of(6))
                                .ids());
            }
        }
        // #endregion program
    }
}
