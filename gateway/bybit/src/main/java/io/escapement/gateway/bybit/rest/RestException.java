package io.escapement.gateway.bybit.rest;

/** A REST request without a good answer. The message is one line without secrets. */
public final class RestException extends RuntimeException {
    /** What is known about the request's fate. */
    public enum Kind {
        /** Never written: no connection. */
        NOT_SENT,
        /** Written, and no answer that decides: time-out, connection lost, server error. */
        UNKNOWN,
        /** The venue said no. */
        REJECTED
    }

    private final Kind kind;
    private final int code;

    /**
     * A failure.
     *
     * @param kind fate of the request
     * @param code the venue's retCode, or the negated HTTP status, or -1
     * @param message one line without secrets
     */
    public RestException(Kind kind, int code, String message) {
        super(message);
        this.kind = kind;
        this.code = code;
    }

    /**
     * Fate of the request.
     *
     * @return never null
     */
    public Kind kind() {
        return kind;
    }

    /**
     * The venue's code.
     *
     * @return retCode, or the negated HTTP status, or -1 for none
     */
    public int code() {
        return code;
    }
}
