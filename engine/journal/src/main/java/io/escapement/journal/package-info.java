/**
 * Chronicle Queue behind small ports: append, tail, seek, roll, verify, retain.
 *
 * <p>Thread: one appender thread, any number of readers. May use: codecs and Chronicle Queue. Read {@code Journal} first.
 */
package io.escapement.journal;
