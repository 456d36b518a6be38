package io.escapement.gateway.bybit.session;

import io.escapement.gateway.bybit.net.ConnectionBudget;
import io.escapement.gateway.bybit.net.LinkTimes;
import io.escapement.gateway.bybit.net.Transport;
import io.escapement.gateway.bybit.port.GatewayCounters;
import io.escapement.gateway.bybit.publish.InputPublisher;
import io.escapement.gateway.bybit.rest.RequestClock;
import io.escapement.gateway.bybit.rest.Signer;

/**
 * What all sessions of a gateway share.
 *
 * @param transport the event loop
 * @param times clocks of the links
 * @param budget of new connections
 * @param counters written by the sessions
 * @param publisher of the event loop
 * @param barrier answers PINGs
 * @param signer signs authentications; null without an account
 * @param requestClock dates them
 */
public record SessionContext(
        Transport transport,
        LinkTimes times,
        ConnectionBudget budget,
        GatewayCounters counters,
        InputPublisher publisher,
        PingBarrier barrier,
        Signer signer,
        RequestClock requestClock) {}
