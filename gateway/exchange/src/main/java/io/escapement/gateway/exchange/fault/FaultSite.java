package io.escapement.gateway.exchange.fault;

import io.escapement.gateway.exchange.net.SocketLink;

/** What faults lay hands on: the exchange itself. Event loop only. */
public interface FaultSite {
    /** Cuts connections without a closing handshake. @param which as in {@link FaultParameter#WHICH} */
    void cut(String which);

    /** Nothing in, nothing out on sockets for a time. @param which as in {@link FaultParameter#WHICH} @param ms duration */
    void stall(String which, long ms);

    /** Whether a socket is meant. @param which as in {@link FaultParameter#WHICH} @param link of an open socket @return true if so */
    boolean isOf(String which, SocketLink link);

    /** Sets the clock wrong. @param ms added to the right time, may be negative */
    void skewClock(long ms);

    /** Cuts every connection and closes the port; both come back empty, the account stays. @param downMs until then */
    void restart(long downMs);

    /**
     * Does by hand what the account's owner could do elsewhere, or what happens to the account.
     *
     * @param fault of such a kind
     * @throws IllegalArgumentException in one line why it cannot be done
     */
    void happen(Fault fault);
}
