package io.escapement.venue.matching;

import io.escapement.venue.model.CommandResult;
import io.escapement.venue.model.OrderView;
import io.escapement.venue.model.RetCode;
import io.escapement.venue.model.VenueCommand;
import java.util.List;

/** Makes the answer to one command. */
final class Answer {
    private final long token;
    private final VenueCommand command;
    private final long timeMs;

    Answer(long token, VenueCommand command, long timeMs) {
        this.token = token;
        this.command = command;
        this.timeMs = timeMs;
    }

    CommandResult refused(Refusal refusal) {
        return new CommandResult(
                token,
                command.kind(),
                command.instrumentId(),
                timeMs,
                refusal.code(),
                refusal.message(),
                null,
                "",
                List.of(),
                List.of());
    }

    /** With the order concerned, or null if there is none. */
    CommandResult accepted(Order order) {
        return new CommandResult(
                token,
                command.kind(),
                command.instrumentId(),
                timeMs,
                RetCode.OK,
                "OK",
                order == null ? null : order.id,
                order == null ? "" : order.linkId,
                List.of(),
                List.of());
    }

    CommandResult cancelled(List<OrderView> orders) {
        return new CommandResult(
                token,
                command.kind(),
                command.instrumentId(),
                timeMs,
                RetCode.OK,
                "OK",
                null,
                "",
                List.copyOf(orders),
                List.of());
    }

    CommandResult batch(List<CommandResult> rows) {
        return new CommandResult(
                token, command.kind(), -1, timeMs, RetCode.OK, "OK", null, "", List.of(), List.copyOf(rows));
    }
}
