/**
 * Messages of a journal as people read them, with the names that the journal itself defines.
 *
 * <p>Thread: the caller's. May use: journal, codecs. Read {@link io.escapement.tools.text.RecordPrinter} first.
 */
package io.escapement.tools.text;
