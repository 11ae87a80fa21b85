package org.inkstone.core.tensor;

import java.util.ArrayList;
import java.util.List;
import org.inkstone.core.backend.Scope;
import org.inkstone.core.backend.TensorBackend;
import org.jspecify.annotations.Nullable;

/**
 * Reverse-mode automatic differentiation (反向自动微分) by a tape: while a tape is open, each operation on a tracked
 * tensor writes down how its gradient goes back to its inputs; {@link #backward} reads the notes from the last to the
 * first.
 *
 * <pre>{@code
 * forward   x → y = f(x) → … → L
 * backward  ∂L/∂x += f′(x)ᵀ · ∂L/∂y        for each step, last one first
 * }</pre>
 *
 * <p>The order in which steps were recorded is a topological order of the computation, so its reverse visits a tensor
 * only after everything that was computed from it. A tape also is a memory scope: whatever was computed while it was
 * open is released when it is closed. Tapes belong to one thread; without an open tape nothing is recorded, which is
 * how inference runs. Cost: the backward pass takes about twice the time of the forward pass.
 *
 * <pre>{@code
 * try (Tape tape = Tape.open(backend)) {
 *     Tensor loss = model.loss(batch);
 *     tape.backward(loss);
 * }
 * }</pre>
 *
 * @paper Baydin, Pearlmutter, Radul, Siskind 2018, Automatic Differentiation in Machine Learning: a Survey, JMLR 18,
 *     arXiv 1502.05767
 */
public final class Tape implements AutoCloseable {
    private static final ThreadLocal<@Nullable Tape> CURRENT = new ThreadLocal<>();

    private final Scope scope;
    private final List<Step> steps = new ArrayList<>();
    private boolean closed;

    private Tape(Scope scope) {
        this.scope = scope;
    }

    /** What an operation does when its result's gradient is known. */
    @FunctionalInterface
    public interface Backward {
        /**
         * Passes the gradient on with {@link Tensor#addGradient}.
         *
         * @param gradient ∂L/∂(result), of the result's shape; only to be read
         */
        void run(Tensor gradient);
    }

    private record Step(String operation, Tensor result, Backward backward) {}

    /**
     * Starts to record on this thread.
     *
     * @param backend what the recorded tensors are computed by
     * @return the tape, to be closed by the same thread
     * @throws IllegalStateException if a tape is open on this thread
     */
    public static Tape open(TensorBackend backend) {
        if (CURRENT.get() != null) {
            throw new IllegalStateException("a tape is open on this thread already; close it first");
        }
        Tape tape = new Tape(backend.openScope());
        CURRENT.set(tape);
        return tape;
    }

    /**
     * Notes an operation, if a tape is open and one of the inputs is tracked. Operations of one's own call this.
     *
     * @param operation its name for messages
     * @param result what it computed; becomes tracked
     * @param backward how the gradient goes back
     * @param inputs what it computed from
     * @return the result
     */
    public static Tensor record(String operation, Tensor result, Backward backward, Tensor... inputs) {
        Tape tape = CURRENT.get();
        if (tape != null) {
            for (Tensor input : inputs) {
                if (input.isTracked()) {
                    result.trackResult();
                    tape.steps.add(new Step(operation, result, backward));
                    break;
                }
            }
        }
        return result;
    }

    /**
     * Computes the gradient of a single number with respect to every tracked tensor, and adds it to their {@linkplain
     * Tensor#gradient() gradients}.
     *
     * @param loss a tensor of one element that was computed on this tape
     * @throws IllegalArgumentException if the loss has more elements or does not depend on a tracked tensor
     */
    // #region backward
    public void backward(Tensor loss) {
        if (loss.shape().size() != 1) {
            throw new IllegalArgumentException("backward needs a loss of one element, got shape " + loss.shape());
        }
        if (!loss.isTracked()) {
            throw new IllegalArgumentException("the loss does not depend on any tracked tensor of this tape");
        }
        loss.addGradient((gradient, accumulate) -> loss.backend().fill(gradient, 1));
        for (int i = steps.size() - 1; i >= 0; i--) {
            Step step = steps.get(i);
            if (step.result.hasGradient()) {
                step.backward.run(step.result.gradient());
            }
        }
        steps.clear();
    }
    // #endregion backward

    /**
     * The first recorded operation whose result is not finite, for finding where a NaN began.
     *
     * @return such as {@code "log: result [2, 3] has NaN or infinity at element 4"}, null if all are finite
     */
    public @Nullable String firstNonFinite() {
        for (Step step : steps) {
            int index = step.result.backend().firstNonFinite(step.result.storage());
            if (index >= 0) {
                return step.operation + ": result " + step.result.shape() + " has NaN or infinity at element " + index;
            }
        }
        return null;
    }

    /** Stops recording and releases everything that was computed meanwhile. Closing twice does no harm. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            steps.clear();
            CURRENT.remove();
            scope.close();
        }
    }
}
