package org.inkstone.examples.tour;

import java.util.ArrayList;
import java.util.List;
import org.inkstone.core.backend.TensorBackends;
import org.inkstone.core.progress.Progress;
import org.inkstone.examples.report.Ladder;
import org.inkstone.examples.report.TrainingCurve;
import org.inkstone.models.config.DecoderConfig;
import org.inkstone.models.config.DropoutConfig;
import org.inkstone.models.config.SpecialTokens;
import org.inkstone.models.decoder.CausalDecoder;
import org.inkstone.training.CosineDecay;
import org.inkstone.training.HeldOutEvaluation;
import org.inkstone.training.HeldOutLoss;
import org.inkstone.training.NextTokenBatches;
import org.inkstone.training.PackedTokens;
import org.inkstone.training.TrainableModel;
import org.inkstone.training.Trainer;
import org.inkstone.training.TrainingListener;
import org.inkstone.training.TrainingOptions;
import org.inkstone.training.TrainingRun;
import org.inkstone.training.TrainingStep;

/** The fourth stage: a GPT, examined on the test text after each sixth of its training. */
final class DecoderTraining implements TrainingListener {
    private static final int EXAMINATIONS = 6;
    private static final long WARMUP_STEPS = 100;
    private static final double FLOOR = 0.1;
    private static final int MOST_POINTS = 600;
    private static final double SMOOTHING = 0.98;

    private final long testTokens;
    private final long testBytes;
    private final long pointEvery;
    private final List<TrainingCurve.Point> curve = new ArrayList<>();
    private final List<Ladder.Point> ladder = new ArrayList<>();
    private double smoothed = Double.NaN;
    private double stepSeconds;
    private long tokensSeen;

    private DecoderTraining(long steps, long testTokens, long testBytes) {
        this.testTokens = testTokens;
        this.testBytes = testBytes;
        this.pointEvery = Math.max(1, (steps + MOST_POINTS - 1) / MOST_POINTS);
    }

    /** The trained model and how it got there. */
    record Result(CausalDecoder model, List<Ladder.Point> ladder, TrainingCurve curve, double tokensPerSecond) {}

    static Result train(
            TourOptions options,
            EncodedText train,
            EncodedText test,
            int vocabularySize,
            int endOfText,
            Progress progress) {
        DecoderConfig config =
                DecoderConfig.gpt2(
                                vocabularySize, options.width(), options.layers(), options.heads(), options.context())
                        .toBuilder()
                        .dropout(new DropoutConfig(options.dropout(), 0, 0))
                        .specialTokens(SpecialTokens.of(endOfText, endOfText))
                        .build();
        CausalDecoder model = CausalDecoder.initialize(config, TensorBackends.preferred(), options.seed());
        PackedTokens trainTokens = PackedTokens.of(train.documents(), endOfText);
        PackedTokens testTokens = PackedTokens.of(test.documents(), endOfText);
        // #region train
        TrainingOptions training = TrainingOptions.tokens(options.tokens())
                .withSchedule(new CosineDecay(options.learningRate(), FLOOR).withWarmup(WARMUP_STEPS))
                .withSeed(options.seed());
        Trainer trainer = new Trainer(
                TrainableModel.of(model),
                new NextTokenBatches(trainTokens, options.batch(), options.context(), options.seed()),
                training);

        long stepTokens = (long) options.batch() * options.context();
        long steps = (options.tokens() + stepTokens - 1) / stepTokens;
        DecoderTraining listener = new DecoderTraining(steps, testTokens.predictedTokens(), test.totalBytes());
        new TrainingRun(trainer)
                .progress(progress)
                .listener(listener)
                .evaluateEvery(
                        (steps + EXAMINATIONS - 1) / EXAMINATIONS,
                        new HeldOutEvaluation(testTokens, options.context(), options.batch()))
                .run();
        // #endregion train
        return new Result(
                model,
                List.copyOf(listener.ladder),
                new TrainingCurve(listener.tokensSeen, listener.curve),
                (double) listener.tokensSeen / listener.stepSeconds);
    }

    @Override
    public void onStep(TrainingStep step) {
        smoothed = Double.isNaN(smoothed) ? step.loss() : SMOOTHING * smoothed + (1 - SMOOTHING) * step.loss();
        stepSeconds += step.seconds();
        tokensSeen = step.tokensSeen();
        if (step.step() % pointEvery == 0) {
            curve.add(new TrainingCurve.Point(step.tokensSeen(), step.loss(), smoothed, step.learningRate()));
        }
    }

    @Override
    public void onEvaluation(TrainingStep step, HeldOutLoss loss) {
        ladder.add(new Ladder.Point(step.tokensSeen(), loss.bitsPerByte(testTokens, testBytes)));
    }
}
