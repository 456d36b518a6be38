/**
 * What is asked by REST: the start script, reconciliations, queries and settings of the core.
 *
 * <p>Thread: the host's during the start, then one REST thread; both block on answers. May use: ports, publish, rest,
 * order's encoder, decode. Read {@code VenueQueries} first.
 */
package io.escapement.gateway.bybit.query;
