/**
 * From rows to a bundle: split by time, trees and regression, calibration, thresholds, scores.
 *
 * <p>Thread: the caller's; XGBoost uses threads of its own, a fixed number. May use: dataset, metrics, core, XGBoost4J.
 * Read {@link io.escapement.trainer.fit.ModelFit} first.
 */
package io.escapement.trainer.fit;
