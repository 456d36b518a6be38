package io.escapement.venue.matching;

import io.escapement.venue.model.CommandResult;
import io.escapement.venue.model.OrderView;
import io.escapement.venue.model.RetCode;
import io.escapement.venue.model.VenueCommand;
import io.escapement.venue.model.VenueId;
import java.util.List;

/**
 * Makes the answer to one command.
 *
 * @param token echoed
 * @param command asked
 * @param timeMs when the venue decides
 */
record Answer(long token, VenueCommand command, long timeMs) {
    CommandResult refused(Refusal refusal) {
        return result(refusal.code(), refusal.message(), null, "", List.of(), List.of());
    }

    /** With the order concerned, or null if there is none. */
    CommandResult accepted(Order order) {
        return order == null
                ? result(RetCode.OK, "OK", null, "", List.of(), List.of())
                : result(RetCode.OK, "OK", order.id, order.linkId, List.of(), List.of());
    }

    CommandResult cancelled(List<OrderView> orders) {
        return result(RetCode.OK, "OK", null, "", List.copyOf(orders), List.of());
    }

    CommandResult batch(List<CommandResult> rows) {
        return result(RetCode.OK, "OK", null, "", List.of(), List.copyOf(rows));
    }

    private CommandResult result(
            int code,
            String message,
            VenueId orderId,
            String orderLinkId,
            List<OrderView> cancelled,
            List<CommandResult> rows) {
        return new CommandResult(
                token,
                command.kind(),
                command.instrumentId(),
                timeMs,
                code,
                message,
                orderId,
                orderLinkId,
                cancelled,
                rows);
    }
}
