/**
 * The command line of the journal tools, one class a command.
 *
 * <p>Thread: main. May use: everything in this module, picocli. Read {@link io.escapement.tools.JournalMain} first.
 */
package io.escapement.tools.command;
