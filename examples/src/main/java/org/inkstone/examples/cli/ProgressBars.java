package org.inkstone.examples.cli;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.inkstone.core.progress.Progress;
import org.jspecify.annotations.Nullable;

/**
 * Shows {@link Progress} on standard error: a bar with rate and remaining time where a person watches, a plain line
 * every few seconds where the output goes to a file. One task is shown at a time; the next task ends the one before.
 */
public final class ProgressBars implements Progress, AutoCloseable {
    private static final Duration LINE_INTERVAL = Duration.ofSeconds(5);
    private static final int WIDTH = 120;

    private final PrintStream err;
    private final boolean interactive;
    private final String unit;
    private final LongSupplier nanoTime;
    private @Nullable ProgressBar bar;
    private String task = "";
    private long started;
    private long startedAt;
    private long lastLine;
    private long lastDone;
    private boolean lastWasShown = true;
    private String lastText = "";

    /**
     * Progress on a stream.
     *
     * @param err where it is shown
     * @param interactive true for a bar, false for lines
     * @param unit what is counted, such as {@code "tokens"}
     */
    public ProgressBars(PrintStream err, boolean interactive, String unit) {
        this(err, interactive, unit, System::nanoTime);
    }

    ProgressBars(PrintStream err, boolean interactive, String unit, LongSupplier nanoTime) {
        this.err = err;
        this.interactive = interactive;
        this.unit = unit;
        this.nanoTime = nanoTime;
    }

    @Override
    public synchronized void update(String task, long done, long total, String detail) {
        if (!task.equals(this.task) || done < lastDone) {
            close();
            this.task = task;
            started = nanoTime.getAsLong();
            startedAt = done;
            lastLine = started - LINE_INTERVAL.toNanos();
        }
        lastDone = done;
        if (interactive) {
            draw(done, total, detail);
        } else {
            line(done, total, detail);
        }
    }

    /** Ends the task that is shown. Closing twice does no harm, and a new task may follow. */
    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
        if (!lastWasShown) {
            err.println(lastText);
            lastWasShown = true;
        }
        task = "";
        lastDone = 0;
    }

    private void draw(long done, long total, String detail) {
        if (bar == null) {
            boolean unicode = Charset.defaultCharset().name().startsWith("UTF");
            bar = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(total)
                    .setStyle(unicode ? ProgressBarStyle.COLORFUL_UNICODE_BLOCK : ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(200)
                    .setUnit(" " + unit, 1)
                    .showSpeed()
                    .setConsumer(new ConsoleProgressBarConsumer(err, WIDTH))
                    .build();
        }
        bar.maxHint(total);
        bar.stepTo(done);
        bar.setExtraMessage(detail.isEmpty() ? "" : " " + detail);
    }

    private void line(long done, long total, String detail) {
        long now = nanoTime.getAsLong();
        lastText = format(done, total, detail, (now - started) * 1e-9);
        lastWasShown = now - lastLine >= LINE_INTERVAL.toNanos();
        if (lastWasShown) {
            err.println(lastText);
            lastLine = now;
        }
    }

    private String format(long done, long total, String detail, double seconds) {
        StringBuilder text = new StringBuilder(task).append(": ").append(String.format(Locale.ROOT, "%,d", done));
        if (total > 0) {
            text.append(String.format(Locale.ROOT, " of %,d %s (%.0f %%)", total, unit, 100.0 * done / total));
        } else {
            text.append(' ').append(unit);
        }
        // Earlier the rate says nothing.
        if (seconds >= 1 && done > startedAt) {
            text.append(String.format(Locale.ROOT, ", %,.0f %s/s", (done - startedAt) / seconds, unit));
        }
        if (!detail.isEmpty()) {
            text.append(", ").append(detail);
        }
        return text.toString();
    }
}
