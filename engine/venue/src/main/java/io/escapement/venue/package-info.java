/**
 * Pure model of the exchange: markets, matching, fees, funding, margin, ledger.
 *
 * <p>Thread: its owner's. May use: codecs and Agrona. Read {@code Venue} first.
 */
package io.escapement.venue;
