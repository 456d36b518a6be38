package io.escapement.gateway.bybit.order;

/**
 * Times of orders, by the gateway's clock.
 *
 * @param orderTimeoutNs a reply not come by then will not come
 * @param receiveWindowNs the venue accepts a request no later than this after it was dated
 * @param absenceLagNs an accepted order is visible to queries no later than this
 */
public record OrderTimes(long orderTimeoutNs, long receiveWindowNs, long absenceLagNs) {}
