/**
 * Orders: what is accepted, matching against the book, the queue at a price, conditional orders, stops and targets,
 * trailing stops, position modes, funding, liquidation.
 *
 * <p>Thread: its owner's. May use: codecs, {@code venue.account}, {@code venue.feed}, {@code venue.market} for its
 * generator, {@code venue.model}. Read {@code Trading} first, then {@code Matcher} and {@code PricePath}.
 */
package io.escapement.venue.matching;
