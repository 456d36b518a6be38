package io.escapement.trainer.backtest.result;

/**
 * Buying a symbol at the first price and holding it, without fees and funding.
 *
 * @param symbol of it
 * @param totalReturn last close over first open, less one
 * @param annualGrowth compound
 * @param maxDrawdown of the closes
 * @param sharpe annual, of daily returns
 */
public record HoldLine(String symbol, double totalReturn, double annualGrowth, double maxDrawdown, double sharpe) {}
