package io.escapement.gateway.exchange;

/**
 * How far a market is.
 *
 * @param marketMs its time
 * @param closedBars that were told
 * @param commands answered on trade sockets
 * @param executions of the account
 * @param hasClient whether a whole client is connected
 */
public record Progress(long marketMs, long closedBars, long commands, long executions, boolean hasClient) {}
