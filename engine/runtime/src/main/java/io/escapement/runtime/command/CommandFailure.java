package io.escapement.runtime.command;

/** A command can't do what it was asked; the message is one line for the operator. */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure.
     *
     * @param message what is wrong and what to do
     */
    public CommandFailure(String message) {
        super(message);
    }
}
