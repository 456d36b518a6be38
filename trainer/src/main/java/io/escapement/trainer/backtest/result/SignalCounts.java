package io.escapement.trainer.backtest.result;

import java.util.Map;

/**
 * What became of the signals.
 *
 * @param made by strategies
 * @param fates how many came to which end, alphabetically
 * @param orders placed, exits included
 * @param alerts raised
 */
public record SignalCounts(int made, Map<String, Integer> fates, int orders, int alerts) {}
