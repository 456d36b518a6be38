package io.escapement.trainer.search.trial;

/**
 * A trade that was made in a trial.
 *
 * @param decidedMs close of the bar that proposed it
 * @param exitMs when its result was known
 * @param symbol index among those of the trial
 * @param net return after costs: share of the trade's value, or of the account's equity in a session
 */
record Trade(long decidedMs, long exitMs, int symbol, double net) {}
