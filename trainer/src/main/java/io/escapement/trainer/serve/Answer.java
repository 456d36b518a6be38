package io.escapement.trainer.serve;

/** A request that is answered with an error: what to say, and the HTTP status that goes with it. */
final class Answer extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    Answer(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }
}
