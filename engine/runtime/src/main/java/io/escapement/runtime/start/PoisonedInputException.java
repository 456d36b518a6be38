package io.escapement.runtime.start;

/** A journaled input that the core can't be given: applying it fails, now as in the run that recorded it. */
public final class PoisonedInputException extends RuntimeException {
    private final long sequence;

    /**
     * A failure of the core.
     *
     * @param sequence of the input in the journal
     * @param cause what the core threw
     */
    public PoisonedInputException(long sequence, Throwable cause) {
        super(
                "recovery fails at input " + sequence + ": " + cause
                        + "; start again: failing there twice, the engine starts in safe mode, in a new journal and"
                        + " without entries",
                cause);
        this.sequence = sequence;
    }

    /**
     * Which input.
     *
     * @return its sequence in the journal
     */
    public long sequence() {
        return sequence;
    }
}
