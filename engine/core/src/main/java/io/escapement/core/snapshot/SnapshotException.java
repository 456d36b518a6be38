package io.escapement.core.snapshot;

/** A snapshot that can't be used; the message is one line and names the section or file. Nothing is lost by it. */
public final class SnapshotException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A refusal.
     *
     * @param message what is wrong, then what to do
     */
    public SnapshotException(String message) {
        super(message);
    }
}
