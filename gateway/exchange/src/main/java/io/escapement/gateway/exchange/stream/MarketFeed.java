package io.escapement.gateway.exchange.stream;

import io.escapement.gateway.exchange.net.SocketLink;

/** Market data that clients subscribe to. Event loop only. */
public interface MarketFeed {
    /**
     * Whether a topic can be subscribed.
     *
     * @param topic as {@code kline.3.BTCUSDT}
     * @return true if its kind, interval or depth, and symbol are served
     */
    boolean isTopic(String topic);

    /**
     * Adds a listener; its first frame comes with {@link #greet} or the next event of the topic.
     *
     * @param topic one that {@link #isTopic} accepts
     * @param link of the listener, not yet listening
     */
    void subscribe(String topic, SocketLink link);

    /** Gives a listener the first frames that can be had at once. @param link of the listener */
    void greet(SocketLink link);

    /**
     * Removes a listener.
     *
     * @param topic one that {@link #isTopic} accepts
     * @param link of the listener
     */
    void unsubscribe(String topic, SocketLink link);

    /** Removes a listener from every topic. @param link of the listener */
    void forget(SocketLink link);
}
