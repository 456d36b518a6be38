/**
 * From rows to a bundle: split by time, boosted trees, calibration, threshold, scores.
 *
 * <p>Thread: the command's; XGBoost uses threads of its own, a fixed number. May use: label, history, core, XGBoost4J.
 * Read {@link io.escapement.trainer.fit.ModelFit} first.
 */
package io.escapement.trainer.fit;
