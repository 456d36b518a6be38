package io.escapement.venue.matching;

import io.escapement.codecs.sbe.OrderStatus;
import io.escapement.venue.model.CancelType;
import io.escapement.venue.model.CommandResult;
import io.escapement.venue.model.OrderView;
import io.escapement.venue.model.RejectReason;
import io.escapement.venue.model.RetCode;
import io.escapement.venue.model.VenueCommand;
import java.util.ArrayList;
import java.util.List;

/** Cancels orders, one or many. */
final class Cancelling {
    private static final int MAX_CANCELLED = 500;

    private final OrderTable orders;
    private final Protection protection;
    private final int instruments;
    private final int matchDelayMs;

    /**
     * Nothing to cancel yet.
     *
     * @param matchDelayMs from a match to its messages: so long after its last fill an order seems open
     */
    Cancelling(OrderTable orders, Protection protection, int instruments, int matchDelayMs) {
        this.orders = orders;
        this.protection = protection;
        this.instruments = instruments;
        this.matchDelayMs = matchDelayMs;
    }

    /** Cancels one order; one whose last fill has not been heard yet is told as filled once more. */
    CommandResult execute(VenueCommand.Cancel cancel, Answer answer, Changes changes) {
        final Order order = orders.find(cancel.orderId(), cancel.orderLinkId());
        final boolean known = order != null && order.instrumentId == cancel.instrumentId();
        if (known && order.status == OrderStatus.FILLED && answer.timeMs() - order.updatedTimeMs < matchDelayMs) {
            changes.begin(order.instrumentId).raced(order);
            changes.commit();
            return answer.accepted(order);
        }
        if (!known || !order.open()) {
            return answer.refused(new Refusal(RetCode.ORDER_NOT_FOUND, "order not exists or too late to cancel"));
        }
        end(order, changes.begin(order.instrumentId));
        changes.commit();
        return answer.accepted(order);
    }

    private void end(Order order, Transaction change) {
        final boolean exit = order.attached() && order.waiting();
        order.end(CancelType.USER, RejectReason.CANCEL_REQUEST, change.timeMs);
        change.touch(order);
        if (exit) {
            protection.cancelled(order, change);
        }
    }

    /** Cancels what is chosen, instrument by instrument, those with priority first. */
    CommandResult execute(VenueCommand.CancelAll command, Answer answer, Changes changes) {
        final List<OrderView> cancelled = new ArrayList<>();
        for (int i = 0; i < instruments; i++) {
            if (command.instrumentId() == -1 || command.instrumentId() == i) {
                cancelAll(i, command, changes, cancelled);
            }
        }
        return answer.cancelled(cancelled);
    }

    private void cancelAll(int instrumentId, VenueCommand.CancelAll command, Changes changes, List<OrderView> rows) {
        final List<Order> chosen = new ArrayList<>();
        for (final Order order : orders.open(instrumentId)) {
            if (chosen(order, command) && rows.size() + chosen.size() < MAX_CANCELLED) {
                chosen.add(order);
            }
        }
        if (chosen.isEmpty()) {
            return;
        }
        final Transaction change = changes.begin(instrumentId);
        for (final Order order : chosen) {
            if (order.open()) {
                end(order, change);
            }
            rows.add(order.view());
        }
        changes.commit();
    }

    private static boolean chosen(Order order, VenueCommand.CancelAll command) {
        return order.active() ? command.active() : order.attached() ? command.attached() : command.conditional();
    }
}
