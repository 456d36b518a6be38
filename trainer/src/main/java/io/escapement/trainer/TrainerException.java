package io.escapement.trainer;

/** Something an operator can mend: one line that names the thing and the remedy; commands print it without a trace. */
public final class TrainerException extends RuntimeException {
    /**
     * A failure.
     *
     * @param message one line
     */
    public TrainerException(String message) {
        super(message);
    }

    /**
     * A failure with a cause.
     *
     * @param message one line
     * @param cause what was thrown
     */
    public TrainerException(String message, Throwable cause) {
        super(message, cause);
    }
}
