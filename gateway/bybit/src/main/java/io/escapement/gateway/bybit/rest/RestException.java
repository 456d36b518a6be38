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
    private final String reason;

    /**
     * A failure below the venue's own answers.
     *
     * @param kind fate of the request
     * @param code the negated HTTP status, or -1
     * @param message one line without secrets
     */
    public RestException(Kind kind, int code, String message) {
        this(kind, code, message, message);
    }

    /**
     * A refusal by the venue.
     *
     * @param kind fate of the request
     * @param code the venue's retCode
     * @param message one line without secrets
     * @param reason the venue's own text, without secrets
     */
    public RestException(Kind kind, int code, String message, String reason) {
        super(message);
        this.kind = kind;
        this.code = code;
        this.reason = reason;
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

    /**
     * The venue's own text where it gave one, else the message.
     *
     * @return printable, without secrets
     */
    public String reason() {
        return reason;
    }
}
