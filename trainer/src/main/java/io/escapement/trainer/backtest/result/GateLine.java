package io.escapement.trainer.backtest.result;

/**
 * A gate.
 *
 * @param name reason it blocks with
 * @param blocked signals
 * @param followed of them, to their end as phantoms
 * @param sumBps what those came to, after costs, in basis points of notional; negative: the gate saved that
 * @param meanBps of one
 */
public record GateLine(String name, int blocked, int followed, double sumBps, double meanBps) {}
