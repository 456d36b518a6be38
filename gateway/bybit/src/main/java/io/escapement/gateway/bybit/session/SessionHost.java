package io.escapement.gateway.bybit.session;

/** What sessions ask of the gateway around them; called on the event loop. */
public interface SessionHost {
    /**
     * A private message was published: nothing older is still to come on that stream.
     *
     * @param venueTimeNs its stamp
     */
    void onPrivateFrame(long venueTimeNs);

    /** The private session works: what happens on the account from now on will be heard. */
    void onPrivateUp();

    /** The private session is lost. */
    void onPrivateLost();

    /** The private session works again after a loss: ask the venue what was missed. */
    void onPrivateRestored();

    /**
     * The venue said no to authentication or subscription; another attempt follows.
     *
     * @param trouble one line for people
     */
    void onRefused(String trouble);

    /** The trade session works. */
    void onTradeUp();

    /**
     * The trade session is lost: nothing in flight will be answered.
     *
     * @param reason one line for people
     */
    void onTradeLost(String reason);
}
