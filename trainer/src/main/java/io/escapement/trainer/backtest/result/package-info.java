/**
 * All numbers of a run as a tree of records: what a report shows, and the layout of its JSON.
 *
 * <p>Money is USDT, times are milliseconds since the epoch, shares are fractions, statistics that can't be are null. Records
 * only; thread: any. Read {@link io.escapement.trainer.backtest.result.BacktestResult} first.
 */
package io.escapement.trainer.backtest.result;
