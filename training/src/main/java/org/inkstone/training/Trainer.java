package org.inkstone.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inkstone.core.tensor.Tape;
import org.inkstone.core.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Trains a language model, one step at a time (训练器). A step predicts the next token everywhere in a few batches,
 * and moves the weights a little towards better predictions.
 *
 * <pre>{@code
 * L = Σ over all batches and trained tokens −ln P(target) / N       N: trained tokens of the whole step
 * g = ∂L/∂p           scale = min(1, maxNorm/‖g‖)           p ← AdamW(p, scale·g, η)
 * }</pre>
 *
 * <p>With several batches in a step (gradient accumulation, 梯度累积) their gradients add up, and N counts the trained
 * tokens of all of them. So it makes no difference how a step is split into batches. Averaging each batch by itself
 * and then the averages would give tokens in short sequences more weight. A last batch that is smaller needs no special
 * case either.
 *
 * <p>What a step does depends on its number, the options, the data and the weights alone, so a run that is resumed
 * from a {@linkplain TrainingCheckpoint checkpoint} is the same run. Memory: parameters, gradients and two moments,
 * and the activations of one batch at a time. Not thread-safe; all steps must be taken by one thread.
 *
 * @see TrainingRun
 */
public final class Trainer {
    private final TrainableModel model;
    private final TrainingBatches batches;
    private final TrainingOptions options;
    private final Map<String, Tensor> parameters;
    private final AdamW optimizer;
    private long steps;
    private long tokensSeen;

    /**
     * Prepares to train a model in place.
     *
     * @param model what to train
     * @param batches the data; step s uses the batches s·accumulation and following
     * @param options everything else
     * @throws IllegalArgumentException if the model has no parameters or one is not tracked
     */
    public Trainer(TrainableModel model, TrainingBatches batches, TrainingOptions options) {
        this.model = model;
        this.batches = batches;
        this.options = options;
        this.parameters = Collections.unmodifiableMap(new LinkedHashMap<>(model.parameters()));
        this.optimizer = new AdamW(parameters, options.optimizer());
    }

    /**
     * Takes one step, whether or not the budget is spent.
     *
     * @return what it did
     * @throws TrainingDivergedException if the loss or a gradient is NaN or infinite; no weight was changed then
     * @throws IllegalArgumentException if no token of the step is to be learnt from
     */
    public TrainingStep step() {
        long began = System.nanoTime();
        List<TokenBatch> parts = new ArrayList<>();
        long trained = 0;
        for (int i = 0; i < options.accumulation(); i++) {
            TokenBatch batch = batches.batch(steps * options.accumulation() + i);
            parts.add(batch);
            trained += batch.trainedTokens();
        }
        if (trained == 0) {
            throw new IllegalArgumentException(
                    "step " + steps + " has no token to learn from; all targets are ignored");
        }
        optimizer.clearGradients();
        double loss = 0;
        for (int i = 0; i < parts.size(); i++) {
            long dropoutSeed = Seeds.derive(options.seed(), Seeds.DROPOUT, steps * options.accumulation() + i);
            loss += accumulateGradients(parts.get(i), trained, dropoutSeed);
        }
        double norm = gradientNorm();
        double rate = options.schedule().rateAt(steps, progress());
        optimizer.step(rate, options.clipping().scale(norm));
        long number = steps++;
        tokensSeen += trained;
        return new TrainingStep(number, tokensSeen, loss, rate, norm, (System.nanoTime() - began) / 1e9);
    }

    /** Adds the gradient of one batch, and returns the batch's share of the step's mean loss. */
    private double accumulateGradients(TokenBatch batch, long trained, long dropoutSeed) {
        try (Tape tape = Tape.open(model.backend())) {
            Tensor losses = model.trainingLogits(batch.inputs(), batch.rows(), dropoutSeed)
                    .crossEntropy(batch.targets(), TokenBatch.IGNORE); // [B·T]
            Tensor loss = losses.sum().affine(1.0 / (double) trained, 0); // []
            double value = loss.item();
            if (!Double.isFinite(value)) {
                throw new TrainingDivergedException(steps, "the loss is " + value + "; " + origin(tape), null);
            }
            tape.backward(loss);
            return value;
        }
    }

    private String origin(Tape tape) {
        String parameter = firstNonFiniteParameter();
        if (parameter != null) {
            return "parameter " + parameter + " has NaN or infinity";
        }
        String operation = tape.firstNonFinite();
        return operation == null ? "every recorded result is finite" : "it began in " + operation;
    }

    private double gradientNorm() {
        try {
            return GradientClipping.norm(parameters);
        } catch (NonFiniteGradientException e) {
            throw new TrainingDivergedException(steps, e.getMessage(), e);
        }
    }

    /** The first parameter that is not finite, null if all are. */
    @Nullable
    String firstNonFiniteParameter() {
        for (Map.Entry<String, Tensor> entry : parameters.entrySet()) {
            Tensor parameter = entry.getValue();
            if (parameter.backend().firstNonFinite(parameter.storage()) >= 0) {
                return entry.getKey();
            }
        }
        return null;
    }

    /**
     * The part of the budget that is spent.
     *
     * @return in [0, 1]
     */
    public double progress() {
        return options.progress(steps, tokensSeen);
    }

    /**
     * Whether the budget is spent.
     *
     * @return true if tokens or steps are used up
     */
    public boolean isFinished() {
        return steps >= options.stepBudget() || tokensSeen >= options.tokenBudget();
    }

    /**
     * How many steps were taken, those before a checkpoint included.
     *
     * @return at least 0
     */
    public long steps() {
        return steps;
    }

    /**
     * How many tokens were trained on, those before a checkpoint included.
     *
     * @return at least 0
     */
    public long tokensSeen() {
        return tokensSeen;
    }

    /**
     * What is trained.
     *
     * @return the model
     */
    public TrainableModel model() {
        return model;
    }

    /**
     * What it is trained on.
     *
     * @return the data
     */
    public TrainingBatches batches() {
        return batches;
    }

    /**
     * How it is trained.
     *
     * @return the options
     */
    public TrainingOptions options() {
        return options;
    }

    /**
     * What updates the weights.
     *
     * @return the optimizer with its moments
     */
    public AdamW optimizer() {
        return optimizer;
    }

    /** The parameters in their fixed order. */
    Map<String, Tensor> parameters() {
        return parameters;
    }

    /** Continues from a checkpoint, once the tensors are in place. */
    void restore(long takenSteps, long seenTokens) {
        this.steps = takenSteps;
        this.tokensSeen = seenTokens;
    }
}
