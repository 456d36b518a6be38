package io.escapement.trainer.task;

/** Someone wanted the work to stop, and it has; nothing was published. */
public final class CancelledException extends RuntimeException {
    /** Stopped between two pieces. */
    public CancelledException() {
        super("cancelled");
    }
}
