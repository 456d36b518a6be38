/**
 * What a timer or a trading process asks for: bring history up to date, look at it, train what is due or requested,
 * publish. Never activates: that is an operator's word.
 *
 * <p>Thread: the caller's. May use: history, walk, registry, task, journal (read only). Read {@link
 * io.escapement.trainer.update.UpdateTask} first.
 */
package io.escapement.trainer.update;
