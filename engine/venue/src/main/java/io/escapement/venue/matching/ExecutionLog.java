package io.escapement.venue.matching;

import io.escapement.venue.model.ExecutionView;
import io.escapement.venue.model.OrderView;
import io.escapement.venue.model.PositionView;
import io.escapement.venue.model.WalletView;
import java.util.List;

/** Keeps executions for queries and passes all messages on. */
final class ExecutionLog implements PrivateMessages {
    private final List<ExecutionView> executions;
    private final PrivateMessages next;

    ExecutionLog(List<ExecutionView> executions, PrivateMessages next) {
        this.executions = executions;
        this.next = next;
    }

    @Override
    public void executions(long crossSequence, List<ExecutionView> rows) {
        executions.addAll(rows);
        next.executions(crossSequence, rows);
    }

    @Override
    public void orders(long crossSequence, List<OrderView> rows) {
        next.orders(crossSequence, rows);
    }

    @Override
    public void positions(List<PositionView> rows) {
        next.positions(rows);
    }

    @Override
    public void wallet(WalletView wallet) {
        next.wallet(wallet);
    }
}
