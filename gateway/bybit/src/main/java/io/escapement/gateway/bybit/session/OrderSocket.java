package io.escapement.gateway.bybit.session;

/** Where orders go. Event loop only. */
public interface OrderSocket {
    /**
     * Whether the connection stands.
     *
     * @return false while it is down
     */
    boolean isUp();

    /**
     * Whether orders can be sent.
     *
     * @return false while it is down, and while it is about to be replaced
     */
    boolean canSend();

    /**
     * Sends an order request. Only while {@link #canSend}.
     *
     * @param text holds it
     * @param length in bytes
     */
    void send(byte[] text, int length);
}
