package io.escapement.gateway.exchange;

/** A request the exchange refuses, with the venue's code; told to the client, never logged with a trace. */
public final class RequestException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int code;

    /**
     * Refuses a request.
     *
     * @param code the venue's, not 0
     * @param text for people
     */
    public RequestException(int code, String text) {
        super(text, null, false, false);
        this.code = code;
    }

    /** The venue's code. @return not 0 */
    public int code() {
        return code;
    }
}
