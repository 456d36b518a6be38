/**
 * What a run came to, for people: a page that stands alone, a file of JSON, a table on the terminal. All three tell one
 * {@link io.escapement.trainer.backtest.result.BacktestResult}; nothing is computed here that it doesn't hold.
 *
 * <p>Thread: any. May use: backtest, and what stands below it. Read {@link io.escapement.trainer.report.ReportFiles} first.
 */
package io.escapement.trainer.report;
