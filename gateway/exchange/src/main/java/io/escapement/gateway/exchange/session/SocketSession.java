package io.escapement.gateway.exchange.session;

import io.escapement.gateway.exchange.json.JsonWriter;
import io.escapement.gateway.exchange.net.SocketLink;

/**
 * One client's WebSocket: what it has said so far decides what it gets.
 *
 * <p>The three kinds differ in what they accept and in the dialect of their replies. Event loop only.
 */
public abstract class SocketSession {
    /** Where frames go. */
    protected final SocketLink link;

    /** Reused for every reply of this socket. */
    protected final JsonWriter json = new JsonWriter();

    /**
     * Starts a session.
     *
     * @param link just opened
     */
    protected SocketSession(SocketLink link) {
        this.link = link;
    }

    /** The sending side. @return never null */
    public final SocketLink link() {
        return link;
    }

    /**
     * Hears a message of the client and answers it at once where it can.
     *
     * @param text as it came
     */
    public final void onText(String text) {
        answer(SocketRequest.parse(text));
    }

    /** Whether the client has said all it must before the market may move for it. @return true if so */
    public abstract boolean isReady();

    /** The socket has closed: forget it everywhere. */
    public abstract void onClosed();

    /**
     * Answers one request.
     *
     * @param request parsed; without op if it could not be
     */
    abstract void answer(SocketRequest request);

    /** Sends the reply that stands in {@link #json}. */
    final void reply() {
        link.textNow(json);
    }
}
