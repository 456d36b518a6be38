/**
 * What a timer or a trading process asks for: bring history up to date, look at it, train what is due or requested,
 * publish. Never activates: that is an operator's word.
 *
 * <p>Thread: the caller's. May use: history, dataset, fit, registry, jobs, journal (read only). Read {@link
 * io.escapement.trainer.update.TrainingRequests} first.
 */
package io.escapement.trainer.update;
