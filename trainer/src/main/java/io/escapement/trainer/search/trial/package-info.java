/**
 * What one point of a search is worth: a piece of work whose payload says everything, run here or elsewhere.
 *
 * <p>Thread: several at once; histories and unvaried strategies' trades are cached between trials. May use: search.space,
 * fit, backtest, dataset, signal, label, history, metrics, task. Read {@link io.escapement.trainer.search.trial.TrialTask}
 * first.
 */
package io.escapement.trainer.search.trial;
