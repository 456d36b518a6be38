package io.escapement.gateway.bybit.rest;

/** What the venue's codes mean for a request. */
public final class RetCode {
    /** Timestamp outside the receive window. */
    public static final int TIMESTAMP = 10002;

    /** Bad signature; the text shows the key. */
    public static final int SIGNATURE = 10004;

    private static final int SERVER_TIMEOUT = 10000;
    private static final int RATE_LIMIT = 10006;
    private static final int DUPLICATE_REQUEST = 10014;
    private static final int SERVER_ERROR = 10016;
    private static final int SYSTEM_PROTECTION = 10429;
    private static final int LEVERAGE_NOT_MODIFIED = 110043;
    private static final int MODE_NOT_MODIFIED = 110025;
    private static final int STOP_NOT_MODIFIED = 34040;

    private RetCode() {}

    /**
     * Whether the request may or may not have been carried out.
     *
     * @param code retCode
     * @return true when only a query can tell
     */
    public static boolean isFateUnknown(int code) {
        return code == SERVER_TIMEOUT || code == SERVER_ERROR || code == DUPLICATE_REQUEST || code == SYSTEM_PROTECTION;
    }

    /**
     * Whether the venue refused because things already are as asked.
     *
     * @param code retCode
     * @return true for leverage, mode, and stop or target not modified
     */
    public static boolean isAlreadySo(int code) {
        return code == LEVERAGE_NOT_MODIFIED || code == MODE_NOT_MODIFIED || code == STOP_NOT_MODIFIED;
    }

    /**
     * Whether asking again in a moment is right.
     *
     * @param code retCode
     * @return true for the account's rate limit
     */
    public static boolean isRateLimit(int code) {
        return code == RATE_LIMIT;
    }

    /**
     * What an operator should do about an HTTP status.
     *
     * @param status not 200
     * @return text to append, may be empty
     */
    static String httpRemedy(int status) {
        return switch (status) {
            case 401 -> ", check the API key and the environment it belongs to";
            case 403 -> ", too many requests from this address or a region the venue doesn't serve: wait 10 minutes";
            case 404 -> ", check the REST url";
            case 429 -> ", the venue protects itself: try later";
            default -> "";
        };
    }
}
