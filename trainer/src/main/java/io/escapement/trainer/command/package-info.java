/**
 * The trainer's command line: flags in, text out, one class a command. What it does lies in the rooms below.
 *
 * <p>Thread: the command's. May use: every room of the trainer. Read {@link io.escapement.trainer.command.TrainerMain}
 * first.
 */
package io.escapement.trainer.command;
