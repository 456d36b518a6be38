/**
 * The signals of a journal: a list of them, and the whole life of one.
 *
 * <p>Thread: the caller's. May use: the journal's reading side, codecs, the core's catalogs of strategies and features. Read
 * {@link io.escapement.tools.signals.SignalReader} first.
 */
package io.escapement.tools.signals;
