package io.escapement.venue.model;

import io.escapement.codecs.sbe.CommandKind;
import java.util.List;

/**
 * What the venue answers to one command: acceptance or refusal, never the fate of an order.
 *
 * @param token the caller's, echoed
 * @param kind of the command
 * @param instrumentId of the command
 * @param timeMs when the venue decided
 * @param retCode 0 accepted, else one of {@link RetCode}
 * @param retMsg OK, or what is wrong
 * @param orderId of the order concerned; null if there is none
 * @param orderLinkId of the order concerned; empty if there is none
 * @param cancelled by a cancel-all; else empty
 * @param rows of a batch, by index; else empty
 */
public record CommandResult(
        long token,
        CommandKind kind,
        int instrumentId,
        long timeMs,
        int retCode,
        String retMsg,
        VenueId orderId,
        String orderLinkId,
        List<OrderView> cancelled,
        List<CommandResult> rows) {
    /** Whether the command was accepted. */
    public boolean accepted() {
        return retCode == RetCode.OK;
    }
}
