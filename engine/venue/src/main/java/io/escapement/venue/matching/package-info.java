/**
 * Orders: rules, matching against the book, conditional orders, attached stops and targets, liquidation.
 *
 * <p>Thread: its owner's. May use: codecs, {@code venue.account}, {@code venue.feed}, {@code venue.model}. Read {@code
 * Matcher} first.
 */
package io.escapement.venue.matching;
