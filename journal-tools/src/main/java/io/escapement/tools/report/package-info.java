/**
 * What a session came to, read off its journal.
 *
 * <p>Thread: the caller's. May use: journal, codecs, Jackson. Read {@link io.escapement.tools.report.SessionReader} first.
 */
package io.escapement.tools.report;
