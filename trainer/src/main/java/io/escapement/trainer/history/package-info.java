/**
 * Bars from the venue and on disk.
 *
 * <p>Thread: the command's. May use: codecs, the gateway's REST client, Jackson. Read {@link
 * io.escapement.trainer.history.HistoryFolder} first.
 */
package io.escapement.trainer.history;
