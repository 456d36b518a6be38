/**
 * What the gateway's tests stand on: a small venue on loopback and an engine that records.
 *
 * <p>Threads: the venue has an event loop of its own, the engine a thread of its own. Read {@code MiniVenue} first.
 */
package io.escapement.gateway.bybit.harness;
