package io.escapement.simulation.world;

/** Hears what a client sends and receives, as messages of Netty's HTTP and WebSocket codecs. */
public interface WireTap {
    /**
     * A client wrote a message.
     *
     * @param wire it goes over
     * @param message not yet encoded; not to be changed or released
     */
    void onSent(Wire wire, Object message);

    /**
     * A client got a message.
     *
     * @param wire it came over
     * @param message decoded; not to be changed or released
     */
    void onReceived(Wire wire, Object message);
}
