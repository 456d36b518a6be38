package io.escapement.gateway.bybit.order;

import io.escapement.codecs.sbe.Outcome;

/**
 * Whether the order that the venue has under a client order id is the one that was to be placed.
 *
 * @param outcome ACK when it is, REJECT when it is another one, UNKNOWN when that could not be found out
 * @param orderIdHigh of the venue's order id, 0 for none
 * @param orderIdLow of the venue's order id, 0 for none
 * @param text for people; empty when it is the one
 */
public record DuplicateCheck(Outcome outcome, long orderIdHigh, long orderIdLow, String text) {}
