/**
 * A model from a history folder to the registry, judged on times it has not seen: one fit, walk-forward folds, controls.
 *
 * <p>Thread: the caller's; pieces run where the task room's runner puts them. May use: fit, registry and what stands
 * below. Read {@link io.escapement.trainer.walk.FitJob} first.
 */
package io.escapement.trainer.walk;
