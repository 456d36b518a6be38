package io.escapement.gateway.bybit.net;

import java.time.Duration;

/**
 * The clocks of a {@link WebSocketLink}; wall-clock times.
 *
 * @param connect longest time from the first packet to the open WebSocket
 * @param heartbeat distance of application-level pings
 * @param silence no frame for so long means a dead connection; longer than the heartbeat
 * @param backoffMin first wait before connecting again
 * @param backoffMax longest wait before connecting again
 * @param jitter whether waits vary at random
 */
public record LinkTimes(
        Duration connect,
        Duration heartbeat,
        Duration silence,
        Duration backoffMin,
        Duration backoffMax,
        boolean jitter) {}
