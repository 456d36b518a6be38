/**
 * Instruments and their rules, dense by id.
 *
 * <p>Thread: the core's. May import: codecs, {@code core.hash}. Read {@link
 * io.escapement.core.instrument.InstrumentTable} first.
 */
package io.escapement.core.instrument;
