/**
 * Offline: history, labels, training, bundles, backtests. Never on the trading process's class path.
 *
 * <p>May use: core, venue, journal, the gateway's REST client and XGBoost4J. Rooms, each using only what stands below it:
 *
 * <pre>
 * command                      picocli: flags in, text out
 * serve                        HTTP and its page
 * jobs                         queue and workers over SQL
 * update                       what a timer or a trading process asks for
 * search, walk                 parameters; walk-forward and controls
 * report                       pages, JSON, tables
 * backtest                     sessions in one thread
 * registry, fit                bundles by version; models from rows
 * dataset                      labelled rows
 * signal, label                who spoke; what came of it
 * history, metrics             bars and rates on disk; statistics
 * table, task                  Parquet, CSV, JSON; pieces of work that can go elsewhere
 * </pre>
 *
 * Read {@link io.escapement.trainer.TrainerException}, then a room's own page.
 */
package io.escapement.trainer;
