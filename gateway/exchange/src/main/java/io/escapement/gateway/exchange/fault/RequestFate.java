package io.escapement.gateway.exchange.fault;

/**
 * What becomes of a request.
 *
 * @param reaches whether it takes effect
 * @param answered whether anything comes back
 * @param status HTTP status instead of the true one, by REST; 0 for the true one
 * @param code the venue's error code instead of the true answer; 0 for the true one
 */
public record RequestFate(boolean reaches, boolean answered, int status, int code) {
    /** As it should be. */
    public static final RequestFate GOOD = new RequestFate(true, true, 0, 0);
}
