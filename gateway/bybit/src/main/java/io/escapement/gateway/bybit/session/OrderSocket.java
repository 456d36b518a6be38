package io.escapement.gateway.bybit.session;

/** Where orders go. Event loop only. */
public interface OrderSocket {
    /**
     * Whether orders can be sent.
     *
     * @return false while it is down
     */
    boolean isUp();

    /**
     * Sends an order request. Only while {@link #isUp}.
     *
     * @param text holds it
     * @param length in bytes
     */
    void send(byte[] text, int length);
}
