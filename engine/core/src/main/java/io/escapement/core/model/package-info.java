/**
 * Gradient-boosted trees as the core runs them: XGBoost's own model file, the bundle around it, calibration, prediction.
 *
 * <p>Thread: loading on any one thread before the run; prediction on the business thread, without allocating. May use:
 * {@code feature}, codecs and Agrona. Read {@link io.escapement.core.model.ModelBundle} first.
 */
package io.escapement.core.model;
