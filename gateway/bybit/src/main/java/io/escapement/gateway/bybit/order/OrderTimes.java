package io.escapement.gateway.bybit.order;

/**
 * Times of orders.
 *
 * @param orderTimeoutNs a reply not come by then will not come; by the gateway's clock
 * @param receiveWindowNs the venue accepts a request no later than this after it was dated
 * @param absenceLagNs an accepted order is visible to queries no later than this
 * @param restAfterNs orders go by REST when the trade socket has been down for so long, by the monotonic clock; negative:
 *     never
 * @param marketTime whether time is the market's: the venue keeps the order of what we send, and a run repeats itself
 *     only if nothing waits for a reply or for the wall clock
 */
public record OrderTimes(
        long orderTimeoutNs, long receiveWindowNs, long absenceLagNs, long restAfterNs, boolean marketTime) {}
