/**
 * Offline: history, labels, training, bundles, backtests.
 *
 * <p>Thread: the command's. May use: core, venue, journal, the gateway's REST client and XGBoost4J. Read {@link
 * io.escapement.trainer.TrainerMain} first.
 */
package io.escapement.trainer;
