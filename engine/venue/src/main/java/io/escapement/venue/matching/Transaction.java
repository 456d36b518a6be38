package io.escapement.venue.matching;

import io.escapement.codecs.sbe.OrderStatus;
import io.escapement.venue.account.Account;
import io.escapement.venue.model.CancelType;
import io.escapement.venue.model.ExecutionView;
import io.escapement.venue.model.OrderView;
import io.escapement.venue.model.RejectReason;
import java.util.ArrayList;
import java.util.List;

/**
 * What one change did on one instrument, told as the venue tells it: what was passed through, executions, orders,
 * positions, wallet. Reused.
 */
final class Transaction {
    private final Account account;
    private final OrderTable orders;
    private final PrivateMessages messages;
    private final List<OrderView> passed = new ArrayList<>();
    private final List<ExecutionView> executions = new ArrayList<>();
    private final List<Order> touched = new ArrayList<>();

    int instrumentId;
    long timeMs;
    long crossSequence;

    Transaction(Account account, OrderTable orders, PrivateMessages messages) {
        this.account = account;
        this.orders = orders;
        this.messages = messages;
    }

    void begin(int instrument, long nowMs, long sequence) {
        instrumentId = instrument;
        timeMs = nowMs;
        crossSequence = sequence;
        passed.clear();
        executions.clear();
        touched.clear();
    }

    /** A fill or funding payment that the account has just booked. */
    void execution(ExecutionView row) {
        account.ledger().execution(row, account.lastBooked(), account.cash());
        executions.add(row);
    }

    /** An order changed; told once, in its last state. */
    void touch(Order order) {
        order.updatedTimeMs = timeMs;
        if (!touched.contains(order)) {
            touched.add(order);
        }
    }

    /** An order is in a state that it leaves at once: told before all else, in a message of its own. */
    void pass(Order order) {
        order.updatedTimeMs = timeMs;
        passed.add(order.view());
    }

    /** A filled order was asked to be cancelled before its fill was heard: it is told as filled once more. */
    void raced(Order order) {
        passed.add(order.view(CancelType.USER, RejectReason.TOO_LATE_TO_CANCEL));
    }

    /** Tells it; deactivated orders first, as the venue does, then the others in the order they were touched. */
    void commit(OrderMargins margins) {
        account.touch(instrumentId, crossSequence);
        if (!passed.isEmpty()) {
            messages.orders(crossSequence, List.copyOf(passed));
        }
        if (!executions.isEmpty()) {
            messages.executions(crossSequence, List.copyOf(executions));
        }
        if (!touched.isEmpty()) {
            messages.orders(crossSequence, rows());
        }
        messages.positions(account.positionViews(instrumentId));
        messages.wallet(account.walletView(margins.total()));
    }

    private List<OrderView> rows() {
        final List<OrderView> rows = new ArrayList<>(touched.size());
        for (final Order order : touched) {
            if (order.status == OrderStatus.DEACTIVATED) {
                rows.add(order.view());
            }
        }
        for (final Order order : touched) {
            if (order.status != OrderStatus.DEACTIVATED) {
                rows.add(order.view());
            }
            if (!order.open()) {
                orders.retire(order);
            }
        }
        return rows;
    }
}
