package org.inkstone.models.decoder;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.inkstone.core.backend.TensorBackend;
import org.inkstone.core.model.LanguageModel;
import org.inkstone.core.model.LanguageModelSession;
import org.inkstone.core.tensor.Tensor;
import org.inkstone.models.config.Architecture;
import org.inkstone.models.config.DecoderConfig;

/**
 * A causal decoder (因果解码器): a Transformer that predicts each token from those before it, in the style of GPT-2 or of
 * Llama.
 *
 * <pre>{@code
 * x = E[tokens] (+ P[positions])                           [B·T, C]     E: embedding, P: learned positions of GPT-2
 * for each layer:  x = x + attention(norm(x))                           pre-norm (预归一化)
 *                  x = x + feedForward(norm(x))
 * logits = norm(x)·Wᵀ                                      [B·T, V]     W = E if tied
 * }</pre>
 *
 * <p>GPT-2 has learned positions, LayerNorm, biases and GELU; Llama, Mistral, Qwen 2 and Qwen 3 have rotary positions,
 * RMSNorm and SwiGLU, and may share keys and values among heads. A forward pass costs about 2·N operations a token for
 * N parameters, plus 4·T·C a layer for attention. Weights may be shared by threads while nobody trains them.
 *
 * @book 模型架构: 因果解码器
 * @paper Radford, Wu, Child, Luan, Amodei, Sutskever (2019), Language Models are Unsupervised Multitask Learners
 * @paper Touvron et al. (2023), LLaMA: Open and Efficient Foundation Language Models, arXiv 2302.13971
 */
public final class CausalDecoder implements LanguageModel {
    private final DecoderConfig config;
    private final TensorBackend backend;
    private final Map<String, Tensor> parameters;
    private final ParameterNames names;
    private final LayerWeights weights;
    private final List<DecoderLayer> layers;

    /**
     * A decoder with given weights.
     *
     * @param config what defines it
     * @param backend what computes it
     * @param parameters all weights under their Hugging Face names, as {@link DecoderWeights#shapes} lists them
     * @throws IllegalArgumentException if a weight is missing, unknown or of another shape, or the config asks for what
     *     is not supported yet (Gemma, dynamic RoPE)
     */
    public CausalDecoder(DecoderConfig config, TensorBackend backend, Map<String, Tensor> parameters) {
        DecoderWeights.requireSupported(config);
        DecoderWeights.check(config, parameters);
        this.config = config;
        this.backend = backend;
        this.parameters = Collections.unmodifiableMap(parameters);
        this.names = ParameterNames.of(config);
        this.weights = new LayerWeights(config, parameters, "");
        this.layers = new ArrayList<>();
        RotaryTables rotary = new RotaryTables(config);
        for (int i = 0; i < config.layers(); i++) {
            LayerWeights own = new LayerWeights(config, parameters, names.layer(i));
            layers.add(
                    config.architecture() == Architecture.GPT2
                            ? new Gpt2Layer(config, own, i)
                            : new LlamaLayer(config, own, i, rotary));
        }
    }

    /**
     * A decoder with fresh weights, ready to be trained: normal numbers of the config's deviation, those that lead back
     * to the residual stream of GPT-2 divided by √(2·layers); biases 0, norms 1.
     *
     * @param config what defines it
     * @param backend what computes it
     * @param seed decides the weights
     * @return the decoder
     */
    public static CausalDecoder initialize(DecoderConfig config, TensorBackend backend, long seed) {
        return new CausalDecoder(config, backend, DecoderWeights.initialize(config, backend, seed));
    }

    /**
     * What defines it.
     *
     * @return the config
     */
    public DecoderConfig config() {
        return config;
    }

    /**
     * What computes it.
     *
     * @return the backend
     */
    public TensorBackend backend() {
        return backend;
    }

    /**
     * The weights under their Hugging Face names, in a fixed order.
     *
     * @return an unmodifiable map; the tensors are the ones in use, and are tracked
     */
    public Map<String, Tensor> parameters() {
        return parameters;
    }

    /**
     * Scores for a batch of sequences of one length.
     *
     * @param ids token ids, sequence after sequence, batch·T of them
     * @param batch how many sequences
     * @return logits [batch·T, V]; temporary
     * @throws IllegalArgumentException if ids do not divide into sequences, are out of range, or exceed the context
     */
    public Tensor logits(int[] ids, int batch) {
        return head(hidden(ids, new ForwardPass(batch, sequenceLength(ids, batch))));
    }

    /**
     * The same with dropout as the config says, for training.
     *
     * @param ids token ids, sequence after sequence, batch·T of them
     * @param batch how many sequences
     * @param dropoutSeed decides what is dropped; another one for each step
     * @return logits [batch·T, V]; temporary
     * @throws IllegalArgumentException as {@link #logits}
     */
    public Tensor trainingLogits(int[] ids, int batch, long dropoutSeed) {
        ForwardPass pass =
                new ForwardPass(batch, sequenceLength(ids, batch)).withDropout(config.dropout(), dropoutSeed);
        return head(hidden(ids, pass));
    }

    /**
     * How much each position attends to each other one, for looking at.
     *
     * @param ids one sequence
     * @return probabilities [layer][head][query][key]
     */
    public float[][][][] attentionMaps(int... ids) {
        ForwardPass pass = new ForwardPass(1, sequenceLength(ids, 1)).watching();
        try (var scope = backend.openScope()) {
            head(hidden(ids, pass));
        }
        return pass.attentionMaps();
    }

    private int sequenceLength(int[] ids, int batch) {
        if (batch < 1 || ids.length == 0 || ids.length % batch != 0) {
            throw new IllegalArgumentException(
                    "ids must be at least one and divide into " + batch + " sequences, got " + ids.length);
        }
        return ids.length / batch;
    }

    /** What leaves the last layer, [B·T, C]. */
    Tensor hidden(int[] ids, ForwardPass pass) {
        if (pass.end() > config.maxPositions()) {
            throw new IllegalArgumentException(
                    "a sequence must have at most " + config.maxPositions() + " tokens, got " + pass.end());
        }
        // #region hidden
        Tensor x = weights.get(names.embedding()).rows(ids); // [B·T, C]
        if (config.architecture() == Architecture.GPT2) {
            x = x.add(weights.get(names.positions()).rows(pass.positions()));
        }
        x = pass.dropEmbedding(x);
        for (DecoderLayer layer : layers) {
            x = layer.forward(x, pass);
        }
        return x;
        // #endregion hidden
    }

    /** Logits of rows that left the last layer. */
    Tensor head(Tensor hidden) {
        // #region head
        Tensor normal = weights.norm(names.finalNorm(), hidden); // [B·T, C]
        return normal.matmulTransposed(weights.get(config.tiedEmbeddings() ? names.embedding() : names.head()));
        // #endregion head
    }

    @Override
    public int vocabularySize() {
        return config.vocabularySize();
    }

    @Override
    public int contextLength() {
        return config.maxPositions();
    }

    @Override
    public LanguageModelSession newSession() {
        return new DecoderSession(this);
    }
}
