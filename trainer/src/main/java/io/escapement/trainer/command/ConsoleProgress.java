package io.escapement.trainer.command;

import io.escapement.trainer.task.Progress;
import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress as a bar on a terminal; without one only the log is printed. Ends with the process, so never cancelled. */
final class ConsoleProgress implements Progress, AutoCloseable {
    private static final int PARTS = 1_000;

    private final PrintWriter out;
    private final ProgressBar bar;

    /**
     * A bar at zero.
     *
     * @param task what is done, a word or two
     * @param out for the log
     */
    ConsoleProgress(String task, PrintWriter out) {
        this.out = out;
        final ProgressBarBuilder builder = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(PARTS)
                .setUpdateIntervalMillis(200)
                .setStyle(ProgressBarStyle.ASCII)
                .hideEta();
        bar = (System.console() == null ? builder.setConsumer(new NoTerminal()) : builder).build();
    }

    @Override
    public void at(String step, double share, String message) {
        bar.stepTo(Math.round(share * PARTS));
        bar.setExtraMessage(message.isEmpty() ? step : step + ": " + message);
    }

    @Override
    public synchronized void log(String line) {
        out.println(line);
        out.flush();
    }

    @Override
    public boolean isCancelled() {
        return false;
    }

    @Override
    public void close() {
        bar.close();
    }
}
