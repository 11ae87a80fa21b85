package org.inkstone.models.config;

import static org.inkstone.models.config.LayerType.FULL_ATTENTION;
import static org.inkstone.models.config.LayerType.SLIDING_ATTENTION;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.inkstone.core.io.FormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HuggingFaceConfigTest {
    private static DecoderConfig small(String type, String more) throws FormatException {
        return HuggingFaceConfig.parse("config.json", smallJson(type, more));
    }

    /** Width 48, 6 heads of 8, 3 key/value heads, 4 layers. */
    private static String smallJson(String type, String more) {
        return """
                {"model_type": "%s", "vocab_size": 100, "hidden_size": 48, "intermediate_size": 96,
                 "num_hidden_layers": 4, "num_attention_heads": 6, "num_key_value_heads": 3,
                 "max_position_embeddings": 4096%s}"""
                .formatted(type, more.isEmpty() ? "" : ", " + more);
    }

    private static String refusal(String type, String more) {
        return assertThrows(FormatException.class, () -> small(type, more)).getMessage();
    }

    private static float[] frequencies(DecoderConfig config, int layer) {
        return config.rope(layer).inverseFrequencies(config.attention().headDim());
    }

    @Test
    void readsGpt2() throws Exception {
        DecoderConfig config = HuggingFaceConfig.parse(
                "config.json",
                """
                {"architectures": ["GPT2LMHeadModel"], "model_type": "gpt2", "vocab_size": 300, "n_positions": 64,
                 "n_ctx": 64, "n_embd": 24, "n_layer": 3, "n_head": 4, "activation_function": "gelu_new",
                 "resid_pdrop": 0.2, "embd_pdrop": 0, "attn_pdrop": 0.05, "layer_norm_epsilon": 1e-6,
                 "initializer_range": 0.03, "bos_token_id": 7, "eos_token_id": 8,
                 "task_specific_params": {"text-generation": {"do_sample": true}}}""");
        assertEquals(Architecture.GPT2, config.architecture());
        assertEquals(300, config.vocabularySize());
        assertEquals(64, config.maxPositions());
        assertEquals(new AttentionConfig(4, 4, 6, true, true, 6, null), config.attention());
        assertEquals(new FeedForwardConfig(96, Activation.GELU_TANH, true), config.feedForward());
        assertEquals(new DropoutConfig(0.2, 0, 0.05), config.dropout());
        assertEquals(1e-6, config.normEpsilon());
        assertEquals(0.03, config.initializerRange());
        assertEquals(SpecialTokens.of(7, 8), config.specialTokens());
        assertTrue(config.tiedEmbeddings());
        assertTrue(config.rope().isEmpty());
    }

    @Test
    void gpt2KnowsBothNamesOfASizeButNotTwoValues() throws Exception {
        String json =
                """
                {"model_type": "gpt2", "vocab_size": 300, "hidden_size": 24, "num_hidden_layers": 3,
                 "num_attention_heads": 4%s}""";
        DecoderConfig config = HuggingFaceConfig.parse("config.json", json.formatted(""));
        assertEquals(24, config.hiddenSize());
        assertEquals(1024, config.maxPositions());
        assertEquals(SpecialTokens.of(50256, 50256), config.specialTokens());
        String message = assertThrows(
                        FormatException.class,
                        () -> HuggingFaceConfig.parse("config.json", json.formatted(", \"n_embd\": 32")))
                .getMessage();
        assertEquals(
                "config.json: key \"hidden_size\": must be equal to n_embd 32, since both mean the same, got 24",
                message);
    }

    @Test
    void unscaledAttentionOfGpt2() throws Exception {
        DecoderConfig config = HuggingFaceConfig.parse(
                "c",
                """
                {"model_type": "gpt2", "vocab_size": 300, "n_embd": 24, "n_layer": 3, "n_head": 4,
                 "scale_attn_weights": false, "tie_word_embeddings": false, "n_inner": null}""");
        assertEquals(1, config.attention().scale());
        assertFalse(config.tiedEmbeddings());
        assertEquals(config, HuggingFaceConfig.parse("c", HuggingFaceConfig.toJson(config)));
    }

    @Test
    void readsLlamaWithBiasesAndManyEnds() throws Exception {
        DecoderConfig config = small(
                "llama",
                """
                "attention_bias": true, "mlp_bias": true, "eos_token_id": [5, 6], "pad_token_id": -1,
                "bos_token_id": null, "hidden_act": "gelu", "attention_dropout": 0.25, "rms_norm_eps": 1e-5""");
        assertTrue(config.attention().inputBias() && config.attention().outputBias());
        assertTrue(config.feedForward().bias());
        assertEquals(Activation.GELU, config.feedForward().activation());
        assertEquals(
                new SpecialTokens(OptionalInt.empty(), List.of(5, 6), OptionalInt.empty()), config.specialTokens());
        assertTrue(config.specialTokens().ends(6) && !config.specialTokens().ends(7));
        assertEquals(new DropoutConfig(0, 0, 0.25), config.dropout());
        assertEquals(1 / Math.sqrt(8), config.attention().scale());
        assertEquals(2, config.attention().queriesPerKey());
    }

    @Test
    void ropeThetaAloneAndMissing() throws Exception {
        float[] million = new PlainRope(1_000_000).inverseFrequencies(8);
        assertArrayEquals(million, frequencies(small("llama", "\"rope_theta\": 1000000, \"rope_scaling\": null"), 0));
        assertEquals(new PlainRope(10_000), small("llama", "").rope(3));
    }

    @Test
    void llama3InTheOldAndTheNewPlace() throws Exception {
        String fields =
                """
                "rope_type": "llama3", "factor": 8, "low_freq_factor": 1.0, "high_freq_factor": 4.0,
                "original_max_position_embeddings": 1024""";
        DecoderConfig old = small("llama", "\"rope_theta\": 500000.0, \"rope_scaling\": {" + fields + "}");
        DecoderConfig fresh = small("llama", "\"rope_parameters\": {\"rope_theta\": 500000.0, " + fields + "}");
        assertEquals(new Llama3Rope(500_000, 8, 1, 4, 1024), old.rope(0));
        assertEquals(old, fresh);
    }

    @Test
    void legacyKeyTypeIsHeard() throws Exception {
        DecoderConfig config = small("llama", "\"rope_scaling\": {\"type\": \"linear\", \"factor\": 2.5}");
        assertEquals(0.4f, frequencies(config, 0)[0]);
    }

    @Test
    void innerThetaWinsOverOuter() throws Exception {
        DecoderConfig config = small(
                "llama", "\"rope_theta\": 10000, \"rope_parameters\": {\"rope_theta\": 20000, \"type\": \"default\"}");
        assertEquals(new PlainRope(20_000), config.rope(0));
        DecoderConfig scaled = small(
                "llama",
                "\"rope_scaling\": {\"type\": \"linear\", \"factor\": 2}, \"rope_parameters\": {\"rope_type\": \"default\"}");
        assertEquals(new LinearRope(10_000, 2), scaled.rope(0));
    }

    @Test
    void yarnWithAndWithoutAttentionFactor() throws Exception {
        String yarn = "\"rope_scaling\": {\"rope_type\": \"yarn\", \"factor\": %s%s}";
        assertEquals(
                0.1 * Math.log(4) + 1,
                small("llama", yarn.formatted("4", "")).rope(0).attentionFactor());
        assertEquals(
                1.5,
                small("llama", yarn.formatted("4", ", \"attention_factor\": 1.5"))
                        .rope(0)
                        .attentionFactor());
        // A factor of null means max_position_embeddings over the original length; that length defaults to the former.
        DecoderConfig ratio = small("llama", yarn.formatted("null", ", \"original_max_position_embeddings\": 512"));
        assertEquals(new YarnRope(10_000, 8, 512), ratio.rope(0));
        assertEquals(
                new YarnRope(10_000, 4, 4096),
                small("llama", yarn.formatted("4", "")).rope(0));
    }

    @Test
    void dynamicTakesItsLengthFromTheModel() throws Exception {
        DecoderConfig config = small("llama", "\"rope_scaling\": {\"type\": \"dynamic\", \"factor\": 2}");
        assertEquals(new DynamicNtkRope(10_000, 2, 4096), config.rope(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"rope_type\": \"helix\", \"factor\": 2}|key \"rope_scaling.rope_type\": must be one of default, linear, dynamic, llama3, yarn, got \"helix\"",
                "{\"type\": \"longrope\", \"factor\": 2}|key \"rope_scaling.type\": must be one of",
                "{\"rope_type\": \"linear\"}|key \"rope_scaling.factor\": must be a number of at least 1 for rope_type linear, got nothing (the key is missing)",
                "{\"rope_type\": \"linear\", \"factor\": \"2\"}|key \"rope_scaling.factor\": must be a number of at least 1 for rope_type linear, got \"2\"",
                "{\"rope_type\": \"linear\", \"factor\": 0}|factor must be at least 1 and finite in float32, got 0.0 (rope_type linear)",
                "{\"rope_type\": \"dynamic\"}|key \"rope_scaling.factor\": must be",
                "{\"rope_type\": \"llama3\", \"factor\": 8, \"high_freq_factor\": 4}|key \"rope_scaling.low_freq_factor\": must be",
                "{\"rope_type\": \"llama3\", \"factor\": 8, \"low_freq_factor\": 4, \"high_freq_factor\": 4}|highFrequencyFactor must be above",
                "{\"rope_type\": \"yarn\"}|key \"rope_scaling.factor\": must be",
                "{\"rope_type\": \"yarn\", \"factor\": 2, \"original_max_position_embeddings\": 0}|key \"rope_scaling.original_max_position_embeddings\": must be",
                "{\"rope_type\": 3}|key \"rope_scaling.rope_type\": must be a string, got 3",
                "{\"rope_theta\": -1}|theta must be at least 1",
                "{\"partial_rotary_factor\": 0.5}|key \"rope_scaling.partial_rotary_factor\": must be 1 or absent",
                "[1]|key \"rope_scaling\": must be an object or null, got [1]",
                "{\"full_attention\": {\"rope_type\": \"default\"}}|llama has one RoPE for all layers"
            })
    void refusesRopeItCannotRun(String scaling, String expected) {
        String message = refusal("llama", "\"rope_scaling\": " + scaling);
        assertTrue(message.startsWith("config.json: ") && message.contains(expected), message);
    }

    @Test
    void headDimOfTheConfigWins() throws Exception {
        DecoderConfig stated = small("qwen3", "\"head_dim\": 32");
        assertEquals(32, stated.attention().headDim());
        assertEquals(192, stated.attention().queryWidth());
        assertEquals(96, stated.attention().keyValueWidth());
        assertEquals(1 / Math.sqrt(32), stated.attention().scale());
        assertEquals(16, frequencies(stated, 0).length);
        assertEquals(8, small("qwen3", "\"head_dim\": null").attention().headDim());
        assertEquals(8, small("llama", "").attention().headDim());
        assertEquals(8, small("mistral", "").attention().headDim());
        assertEquals(128, small("qwen3", "").attention().headDim());
    }

    @Test
    void qwen2WindowsTheLayersAbove() throws Exception {
        DecoderConfig on =
                small("qwen2", "\"use_sliding_window\": true, \"sliding_window\": 16, \"max_window_layers\": 3");
        assertEquals(List.of(FULL_ATTENTION, FULL_ATTENTION, FULL_ATTENTION, SLIDING_ATTENTION), on.layerTypes());
        assertEquals(16, on.slidingWindow());
        assertTrue(on.attention().inputBias() && !on.attention().outputBias());
        DecoderConfig off =
                small("qwen2", "\"use_sliding_window\": false, \"sliding_window\": 16, \"max_window_layers\": 3");
        assertFalse(off.layerTypes().contains(SLIDING_ATTENTION));
        assertEquals(0, off.slidingWindow());
        DecoderConfig none =
                small("qwen2", "\"use_sliding_window\": true, \"sliding_window\": null, \"max_window_layers\": 0");
        assertEquals(0, none.slidingWindow());
        String listed =
                "\"layer_types\": [\"sliding_attention\", \"full_attention\", \"full_attention\", \"full_attention\"]";
        assertEquals(
                SLIDING_ATTENTION,
                small("qwen3", listed + ", \"use_sliding_window\": true, \"sliding_window\": 4")
                        .layerTypes()
                        .get(0));
        assertTrue(refusal("qwen3", listed).contains("key \"use_sliding_window\": must be true"));
    }

    @Test
    void mistralWindowsAllLayersOrNone() throws Exception {
        assertEquals(4096, small("mistral", "").slidingWindow());
        assertEquals(
                List.of(SLIDING_ATTENTION),
                small("mistral", "").layerTypes().stream().distinct().toList());
        assertEquals(0, small("mistral", "\"sliding_window\": null").slidingWindow());
        assertTrue(refusal(
                        "mistral",
                        "\"layer_types\": [\"full_attention\", \"full_attention\", \"full_attention\", \"full_attention\"]")
                .contains("key \"layer_types\": must be sliding_attention throughout"));
    }

    @Test
    void gemmaFamilies() throws Exception {
        DecoderConfig first = small("gemma", "\"hidden_act\": \"gelu\", \"head_dim\": 16");
        assertEquals(Activation.GELU_TANH, first.feedForward().activation());
        assertEquals(Math.sqrt(48), first.embeddingScale());
        assertTrue(first.tiedEmbeddings());

        DecoderConfig second = small("gemma2", "\"head_dim\": 16, \"query_pre_attn_scalar\": 144");
        assertEquals(1.0 / 12, second.attention().scale());
        assertEquals(50.0, second.attention().logitSoftCap());
        assertEquals(30.0, second.finalLogitSoftCap());
        assertEquals(
                List.of(SLIDING_ATTENTION, FULL_ATTENTION, SLIDING_ATTENTION, FULL_ATTENTION), second.layerTypes());
        DecoderConfig uncapped = small(
                "gemma2", "\"attn_logit_softcapping\": null, \"final_logit_softcapping\": null, \"head_dim\": 16");
        assertNull(uncapped.attention().logitSoftCap());
        assertNull(uncapped.finalLogitSoftCap());
        for (String cap : List.of("0", "-1", "0.0", "\"50\"", "true")) {
            assertTrue(refusal("gemma2", "\"attn_logit_softcapping\": " + cap)
                    .contains("key \"attn_logit_softcapping\": must be"));
        }
    }

    @Test
    void gemma3HasTwoRopes() throws Exception {
        String nested =
                """
                "head_dim": 16, "sliding_window": 32, "sliding_window_pattern": 2, "rope_parameters": {
                "full_attention": {"rope_type": "linear", "factor": 4.0, "rope_theta": 1000000.0},
                "sliding_attention": {"rope_type": "default", "rope_theta": 20000.0}}""";
        DecoderConfig config = small("gemma3_text", nested);
        assertEquals(new PlainRope(20_000), config.rope(0));
        assertEquals(new LinearRope(1_000_000, 4), config.rope(1));
        assertEquals(0.25f, frequencies(config, 1)[0]);
        String old =
                """
                "head_dim": 16, "sliding_window": 32, "sliding_window_pattern": 2, "rope_theta": 1000000.0,
                "rope_local_base_freq": 20000.0, "rope_scaling": {"rope_type": "linear", "factor": 4.0}""";
        assertEquals(config, small("gemma3_text", old));
        DecoderConfig defaults = small("gemma3_text", "\"head_dim\": 16, \"sliding_window_pattern\": 3");
        assertEquals(new PlainRope(10_000), defaults.rope(0));
        assertEquals(new PlainRope(1_000_000), defaults.rope(2));
        assertTrue(refusal("gemma3_text", "\"rope_parameters\": {\"rope_type\": \"default\"}")
                .contains("key \"rope_parameters\": must be an object with full_attention and sliding_attention"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"quantization_config\": {\"bits\": 4}|key \"quantization_config\": must be absent or null: quantized weights are not supported, got {\"bits\":4}",
                "\"num_key_value_heads\": 4|key \"num_key_value_heads\": must be a divisor of num_attention_heads 6, got 4",
                "\"num_key_value_heads\": 0|key \"num_key_value_heads\": must be an integer in [1, 2147483647], got 0",
                "\"num_key_value_heads\": 7|key \"num_key_value_heads\": must be a divisor of num_attention_heads 6, got 7",
                "\"num_attention_heads\": 5|key \"num_attention_heads\": must be a divisor of hidden_size 48, got 5",
                "\"num_attention_heads\": 16|key \"head_dim\": must be an even number",
                "\"head_dim\": 7|key \"head_dim\": must be an even number in [2, 65536] for RoPE, got 7",
                "\"head_dim\": 65538|key \"head_dim\": must be an even number in [2, 65536] for RoPE, got 65538",
                "\"hidden_size\": 48.0|key \"hidden_size\": must be an integer in [1, 2147483647], got 48.0",
                "\"hidden_size\": \"48\"|key \"hidden_size\": must be an integer in [1, 2147483647], got \"48\"",
                "\"hidden_size\": true|key \"hidden_size\": must be an integer",
                "\"hidden_size\": null|key \"hidden_size\": must be an integer",
                "\"hidden_size\": 2147483648|key \"hidden_size\": must be an integer",
                "\"vocab_size\": -3|key \"vocab_size\": must be an integer in [1, 2147483647], got -3",
                "\"vocab_size\": 2147483647|vocabularySize * hiddenSize must be at most 2147483647 (one array)",
                "\"intermediate_size\": 2000000000|hiddenSize * intermediateSize must be at most",
                "\"num_hidden_layers\": 65537|key \"num_hidden_layers\": must be an integer in [1, 65536], got 65537",
                "\"hidden_act\": \"tanh\"|key \"hidden_act\": must be one of gelu, gelu_new, gelu_pytorch_tanh, silu, got \"tanh\"",
                "\"rms_norm_eps\": 0|key \"rms_norm_eps\": must be a positive number",
                "\"rms_norm_eps\": 1e999|key \"rms_norm_eps\": must be a finite number",
                "\"attention_dropout\": 1.5|key \"attention_dropout\": must be a number in [0, 1], got 1.5",
                "\"tie_word_embeddings\": 1|key \"tie_word_embeddings\": must be true or false, got 1",
                "\"eos_token_id\": [1, true]|key \"eos_token_id\": must be an id of at least 0 or a list of such, got [1,true]",
                "\"bos_token_id\": -1|key \"bos_token_id\": must be",
                "\"use_bidirectional_attention\": true|key \"use_bidirectional_attention\": must be false or absent",
                "\"layer_types\": [\"full_attention\"]|key \"layer_types\": must be a list with one entry per layer, 4",
                "\"layer_types\": [1, 2, 3, 4]|key \"layer_types\": must be a list of full_attention and sliding_attention",
                "\"partial_rotary_factor\": 0.25|key \"partial_rotary_factor\": must be 1 or absent"
            })
    void refusesWhatCannotBe(String entry, String expected) {
        String key = entry.substring(0, entry.indexOf(':'));
        // Takes the key's place in the small config if it is there, so that no key stands twice.
        String json = smallJson("llama", "");
        String without = json.replaceAll(key + ": [^,}]+(?=[,}])", entry);
        String text = without.equals(json) ? smallJson("llama", entry) : without;
        String message = assertThrows(FormatException.class, () -> HuggingFaceConfig.parse("config.json", text))
                .getMessage();
        assertTrue(message.startsWith("config.json: ") && message.contains(expected), message);
    }

    @Test
    void refusesModelsBeyondAnyMachine() {
        String json =
                """
                {"model_type": "llama", "vocab_size": 1000, "hidden_size": 40000, "intermediate_size": 50000,
                 "num_hidden_layers": 60000, "num_attention_heads": 400}""";
        String message = assertThrows(FormatException.class, () -> HuggingFaceConfig.parse("big", json))
                .getMessage();
        assertTrue(
                message.contains("number of parameters must be at most 4398046511104") && message.contains("GiB"),
                message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bert", "gemma3", "mixtral", ""})
    void namesTheFamiliesItKnows(String type) {
        String message = refusal(type, "");
        assertEquals(
                "config.json: key \"model_type\": must be one of gpt2, llama, mistral, qwen2, qwen3, gemma, gemma2,"
                        + " gemma3_text, got \"" + type + "\"",
                message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"llama", "mistral", "qwen2", "qwen3", "gemma", "gemma2", "gemma3_text"})
    void whatIsWrittenIsRead(String type) throws Exception {
        DecoderConfig config = small(type, "\"head_dim\": 16, \"eos_token_id\": [1, 2], \"pad_token_id\": 3");
        String json = HuggingFaceConfig.toJson(config);
        assertEquals(config, HuggingFaceConfig.parse("written", json));
        assertEquals(config, config.toBuilder().build());
        assertTrue(json.endsWith("}\n") && !json.contains("\r"));
    }

    @Test
    void gemmaWithoutWindowedLayersStillStatesAWindow() throws Exception {
        String full = "\"head_dim\": 16, \"layer_types\": [" + "\"full_attention\", ".repeat(3) + "\"full_attention\"]";
        DecoderConfig config = small("gemma2", full);
        assertEquals(0, config.slidingWindow());
        String json = HuggingFaceConfig.toJson(config);
        assertTrue(json.contains("\"sliding_window\" : 4096"), json);
        assertEquals(config, HuggingFaceConfig.parse("written", json));
    }

    @Test
    void everyRopeSurvivesWriting() throws Exception {
        for (RopeParameters rope : List.of(
                new PlainRope(123.5),
                new LinearRope(10_000, 2.5),
                new DynamicNtkRope(10_000, 2, 1024),
                new Llama3Rope(500_000, 8, 1, 4, 256),
                new YarnRope(10_000, 4, 256),
                new YarnRope(10_000, 4, 256, 1.25, 16, 2, 0.5, 0.75, false))) {
            DecoderConfig config = DecoderConfig.llama(100, 48, 96, 2, 6, 3, 1024).toBuilder()
                    .rope(rope)
                    .build();
            assertEquals(config, HuggingFaceConfig.parse("written", HuggingFaceConfig.toJson(config)));
        }
    }

    @Test
    void readsFoldersAndNamesTheFile(@TempDir Path folder) throws Exception {
        DecoderConfig config = DecoderConfig.gpt2(100, 48, 2, 6, 32);
        Path file = folder.resolve("config.json");
        Files.writeString(file, HuggingFaceConfig.toJson(config));
        assertEquals(config, HuggingFaceConfig.read(folder));
        assertEquals(config, HuggingFaceConfig.read(file));
        Files.writeString(file, "{");
        String message = assertThrows(FormatException.class, () -> HuggingFaceConfig.read(folder))
                .getMessage();
        assertTrue(message.startsWith(file.toString()) && message.contains(": line 1, column "), message);
    }
}
