package io.escapement.gateway.bybit.session;

/** The venue refused to authenticate or to subscribe. The message is one line without secrets. */
public final class SessionRefusedException extends RuntimeException {
    /**
     * With the venue's reason.
     *
     * @param message one line
     */
    public SessionRefusedException(String message) {
        super(message);
    }
}
