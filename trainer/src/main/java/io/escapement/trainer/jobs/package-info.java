/**
 * A queue of long work in SQL, and the workers that empty it, on one machine or several.
 *
 * <p>A job is a kind and a payload. Each runs once at a time: whoever claims it counts its attempt up, and every later
 * write names that attempt. Heartbeats tell the living from the dead; times are the database's, so that clocks of machines
 * needn't agree.
 *
 * <p>Thread: a {@link io.escapement.trainer.jobs.Worker} has threads of its own; stores are safe to use from several. May
 * use: task, and (in {@link io.escapement.trainer.jobs.TrainerTasks}) every room whose work can be queued. Read
 * {@link io.escapement.trainer.jobs.JobStore} first.
 */
package io.escapement.trainer.jobs;
