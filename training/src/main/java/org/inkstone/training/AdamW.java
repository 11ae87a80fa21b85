package org.inkstone.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.inkstone.core.backend.AdamWStep;
import org.inkstone.core.tensor.Tensor;

/**
 * AdamW, Adam with decoupled weight decay (解耦权重衰减的自适应矩估计): each weight moves by the mean of its recent
 * gradients divided by their root mean square, and shrinks a little by itself.
 *
 * <pre>{@code
 * g ← scale · ∂L/∂p                              scale: the factor of gradient clipping
 * p ← p − η·λ·p                                  weight decay, on the old weight
 * m ← β₁·m + (1−β₁)·g     v ← β₂·v + (1−β₂)·g²   moments, from 0
 * m̂ = m/(1−β₁ᵗ)           v̂ = v/(1−β₂ᵗ)          without the bias towards 0
 * p ← p − η · m̂/(√v̂ + ε)
 * }</pre>
 *
 * <p>The decay is not part of the gradient, so it is not divided by √v̂; that is the difference from L2 regularization
 * in Adam. A parameter that has received no gradient is left alone, decay included, and its t does not advance, as in
 * PyTorch. Memory: twice that of the parameters. Cost: O(parameters) for a step. Not thread-safe.
 *
 * @paper Loshchilov and Hutter 2019, Decoupled Weight Decay Regularization, algorithm 2, arXiv 1711.05101
 * @paper Kingma and Ba 2015, Adam: A Method for Stochastic Optimization, arXiv 1412.6980
 */
public final class AdamW {
    private final Map<String, State> states;
    private final Options options;

    /**
     * Makes an optimizer whose moments are 0.
     *
     * @param parameters what to train, each {@linkplain Tensor#track() tracked}; updated in this order
     * @param options the constants
     * @throws IllegalArgumentException if there is no parameter or one is not tracked; it is named
     */
    public AdamW(Map<String, Tensor> parameters, Options options) {
        if (parameters.isEmpty()) {
            throw new IllegalArgumentException("parameters must not be empty");
        }
        Map<String, State> made = new LinkedHashMap<>();
        parameters.forEach((name, parameter) -> {
            if (!parameter.isTracked()) {
                throw new IllegalArgumentException("parameter " + name + " is not tracked; call track() on it first");
            }
            made.put(name, new State(parameter));
        });
        this.states = Collections.unmodifiableMap(made);
        this.options = options;
    }

    /**
     * The constants of AdamW.
     *
     * @param beta1 β₁, decay of the first moment, in [0, 1), default 0.9
     * @param beta2 β₂, decay of the second moment, in [0, 1), default 0.95; PyTorch's own default is 0.999
     * @param epsilon ε, above 0, default 1e-8
     * @param weightDecay λ, at least 0, default 0.1
     * @param decayed which parameters λ applies to, default all
     */
    public record Options(double beta1, double beta2, double epsilon, double weightDecay, WeightDecay decayed) {
        /** What small language models are usually trained with. */
        public static final Options DEFAULT = new Options(0.9, 0.95, 1e-8, 0.1, WeightDecay.ALL);

        public Options {
            Require.below("beta1", beta1, 0, 1);
            Require.below("beta2", beta2, 0, 1);
            Require.positive("epsilon", epsilon);
            Require.notNegative("weightDecay", weightDecay);
        }
    }

    /** Moments of one parameter, and how often it was updated. */
    private static final class State {
        final Tensor parameter;
        final Tensor first;
        final Tensor second;
        long steps;

        State(Tensor parameter) {
            this.parameter = parameter;
            this.first = Tensor.zeros(parameter.backend(), parameter.shape());
            this.second = Tensor.zeros(parameter.backend(), parameter.shape());
        }
    }

    /**
     * Updates every parameter that has a gradient, and leaves the gradients as they are.
     *
     * @param rate η, at least 0
     * @param gradientScale what gradients are multiplied with first, at least 0; 1 leaves them as they are
     * @throws IllegalArgumentException if an argument is negative, NaN or infinite; nothing is updated then
     */
    public void step(double rate, double gradientScale) {
        Require.notNegative("rate", rate);
        Require.notNegative("gradientScale", gradientScale);
        for (State state : states.values()) {
            Tensor parameter = state.parameter;
            if (!parameter.hasGradient()) {
                continue;
            }
            state.steps++;
            double decay = options.decayed().applies(parameter.shape()) ? options.weightDecay() : 0;
            AdamWStep step = new AdamWStep(
                    rate, options.beta1(), options.beta2(), options.epsilon(), decay, state.steps, gradientScale);
            parameter
                    .backend()
                    .adamW(
                            parameter.storage(),
                            parameter.gradient().storage(),
                            state.first.storage(),
                            state.second.storage(),
                            step);
        }
    }

    /** Forgets all gradients, so that the next step's start from zero. */
    public void clearGradients() {
        states.values().forEach(state -> state.parameter.clearGradient());
    }

    /**
     * The constants it was made with.
     *
     * @return the options
     */
    public Options options() {
        return options;
    }

    /**
     * The first moments m, for checkpoints and for looking at; assigning to them changes the optimizer.
     *
     * @return by the parameters' names, in their order
     */
    public Map<String, Tensor> firstMoments() {
        Map<String, Tensor> moments = new LinkedHashMap<>();
        states.forEach((name, state) -> moments.put(name, state.first));
        return Collections.unmodifiableMap(moments);
    }

    /**
     * The second moments v; like the first ones.
     *
     * @return by the parameters' names, in their order
     */
    public Map<String, Tensor> secondMoments() {
        Map<String, Tensor> moments = new LinkedHashMap<>();
        states.forEach((name, state) -> moments.put(name, state.second));
        return Collections.unmodifiableMap(moments);
    }

    /**
     * How often each parameter was updated: the t of its next update, less 1.
     *
     * @return by the parameters' names, in their order
     */
    public Map<String, Long> updates() {
        Map<String, Long> updates = new LinkedHashMap<>();
        states.forEach((name, state) -> updates.put(name, state.steps));
        return Collections.unmodifiableMap(updates);
    }

    /** Sets the counters of {@link #updates()}; the caller has checked that the names are the same. */
    void restoreUpdates(Map<String, Long> updates) {
        states.forEach((name, state) -> state.steps = updates.getOrDefault(name, 0L));
    }
}
