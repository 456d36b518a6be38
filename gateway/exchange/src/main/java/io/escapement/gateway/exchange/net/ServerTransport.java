package io.escapement.gateway.exchange.net;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;

/**
 * All that the exchange takes from its surroundings: one event loop, a place to listen at, and time.
 *
 * <p>Nothing else in the exchange reads a clock or starts a thread, so the whole of it also runs on a clock that a
 * simulation turns.
 */
public interface ServerTransport extends AutoCloseable {
    /** The one thread everything runs on; what is scheduled on it runs by {@link #nanoTime}. @return always the same */
    EventLoop loop();

    /** A server bootstrap on the loop; options of sockets, handlers and address are still to be set. @return a new one */
    ServerBootstrap bootstrap();

    /** A clock that never jumps, for durations. @return nanoseconds from an arbitrary origin; any thread */
    long nanoTime();

    /** The wall clock. @return milliseconds since the epoch; any thread */
    long epochMillis();

    /** Waits until something is done, failed or not. Never on the event loop. @param future completed on the loop */
    void await(Future<?> future);

    /** Ends the loop. Idempotent. */
    @Override
    void close();
}
