package io.escapement.gateway.exchange;

/** A request the exchange refuses, with the venue's code; told to the client, never logged with a trace. */
public final class RequestException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final long resetMs;

    /**
     * Refuses a request.
     *
     * @param code the venue's, not 0
     * @param text for people
     */
    public RequestException(int code, String text) {
        this(code, text, 0);
    }

    private RequestException(int code, String text, long resetMs) {
        super(text, null, false, false);
        this.code = code;
        this.resetMs = resetMs;
    }

    /**
     * Refuses a request by a limit.
     *
     * @param code the venue's, not 0
     * @param text for people
     * @param resetMs when the next one is welcome, ms since the epoch
     * @return to be thrown
     */
    public static RequestException limited(int code, String text, long resetMs) {
        return new RequestException(code, text, resetMs);
    }

    /** When the next request is welcome. @return ms since the epoch; 0 if it was not refused by a limit */
    public long resetMs() {
        return resetMs;
    }

    /** The venue's code. @return not 0 */
    public int code() {
        return code;
    }
}
