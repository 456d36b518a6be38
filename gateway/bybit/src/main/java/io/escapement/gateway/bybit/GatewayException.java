package io.escapement.gateway.bybit;

/** The gateway can't do what it was asked: the message is one line that names the thing and the remedy; no secrets. */
public final class GatewayException extends RuntimeException {
    /**
     * With a message only.
     *
     * @param message one line for the operator
     */
    public GatewayException(String message) {
        super(message);
    }

    /**
     * With a cause.
     *
     * @param message one line for the operator
     * @param cause what happened below
     */
    public GatewayException(String message, Throwable cause) {
        super(message, cause);
    }
}
