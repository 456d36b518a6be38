/**
 * All that reads journals: replay, verify, dump, report, gate.
 *
 * <p>Thread: the command's. May use: core, venue, journal. Read {@code JournalMain} first.
 */
package io.escapement.tools;
