package io.escapement.trainer.command;

import me.tongfei.progressbar.ProgressBarConsumer;

/** Takes what a progress bar draws and shows nothing: without a terminal a bar is only noise in a log. */
final class NoTerminal implements ProgressBarConsumer {
    private static final int WIDTH = 80;

    @Override
    public int getMaxRenderedLength() {
        return WIDTH;
    }

    @Override
    public void accept(String rendering) {
        // Nobody looks.
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
