/**
 * All that reads journals: replay, verify, dump.
 *
 * <p>Thread: the command's. May use: core, venue, journal. Read {@code JournalCommand} first.
 */
package io.escapement.tools;
