/**
 * Long work in pieces that can be done elsewhere: what a piece is, who runs many of them, how it tells how far it is.
 *
 * <p>Thread: {@link io.escapement.trainer.task.LocalTasks} runs pieces on threads of its own; everything else is the
 * caller's. May use: nothing of the trainer. Read {@link io.escapement.trainer.task.Task} first.
 */
package io.escapement.trainer.task;
