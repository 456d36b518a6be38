package io.escapement.venue.inprocess;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.venue.Venue;
import io.escapement.venue.model.Bar;
import io.escapement.venue.model.ExecutionView;
import io.escapement.venue.model.OrderView;
import io.escapement.venue.model.PositionView;
import io.escapement.venue.model.TransactionView;
import java.util.ArrayList;
import java.util.List;

/** Answers of the venue's REST interface as inputs, in the order in which the gateway publishes them. */
final class Queries {
    private static final long NS_PER_MS = 1_000_000L;
    private static final long MINUTE_MS = 60_000L;

    /** Rows of one answer; each answer marks its last row. */
    private static final int ORDER_PAGE = 50;

    private static final int EXECUTION_PAGE = 100;

    /** Executions are asked for from a minute before the last moment at which none was missing. */
    private static final long EXECUTION_MARGIN_MS = 60_000L;

    private static final int TRANSACTION_PAGE = 50;

    /** The transaction log is asked for in windows of a week. */
    private static final long WINDOW_MS = 7 * 24 * 60 * MINUTE_MS;

    private static final long NEVER_COMPLETE = Long.MIN_VALUE;

    private final Venue venue;
    private final int[] venueIds;
    private final int[] coreIds;
    private final int channel;
    private final PublicInputs publicInputs;
    private final PrivateInputs privateInputs;
    private final ControlInputs controlInputs;
    private final TransactionInputs transactionInputs;
    private long completeUntilMs = NEVER_COMPLETE;

    Queries(
            Venue venue,
            int[] venueIds,
            int[] coreIds,
            int channel,
            PublicInputs publicInputs,
            PrivateInputs privateInputs,
            ControlInputs controlInputs,
            TransactionInputs transactionInputs) {
        this.transactionInputs = transactionInputs;
        this.venue = venue;
        this.venueIds = venueIds;
        this.coreIds = coreIds;
        this.channel = channel;
        this.publicInputs = publicInputs;
        this.privateInputs = privateInputs;
        this.controlInputs = controlInputs;
    }

    private long nowNs() {
        return venue.nowMs() * NS_PER_MS;
    }

    /** Private messages until now have been delivered. */
    void complete() {
        completeUntilMs = Math.max(completeUntilMs, venue.nowMs());
    }

    void definitions() {
        for (int i = 0; i < venueIds.length; i++) {
            controlInputs.instrument(i, venue.instruments().get(venueIds[i]), nowNs(), channel);
        }
        for (int i = 0; i < venueIds.length; i++) {
            controlInputs.feeRates(i, venue.takerRate(), venue.makerRate(), nowNs(), channel);
        }
    }

    /** Closed bars with open times in a range, oldest first. */
    void bars(int instrumentId, int intervalMinutes, DataSource source, long fromMs, long toMs) {
        final long lastClosedMs = lastClosedMs(intervalMinutes);
        final List<Bar> bars = venue.klines(
                venueIds[instrumentId], intervalMinutes, Math.max(0, fromMs), Math.min(toMs, lastClosedMs), 1_000_000);
        for (final Bar bar : bars) {
            publicInputs.bar(instrumentId, bar, source, nowNs(), channel);
        }
    }

    /** The last {@code count} intervals before the running one. */
    void warmUp(int instrumentId, int intervalMinutes, int count) {
        final long intervalMs = intervalMinutes * MINUTE_MS;
        final long lastMs = lastClosedMs(intervalMinutes);
        bars(instrumentId, intervalMinutes, DataSource.WARM_UP, lastMs - (count - 1) * intervalMs, lastMs);
    }

    /** What a query for bars asks. */
    void backfill(Command query) {
        final long fromMs = query.fromTimeNs / NS_PER_MS;
        final long toMs = query.toTimeNs == FixedPoint.NULL ? Long.MAX_VALUE : query.toTimeNs / NS_PER_MS;
        bars(query.instrumentId, query.intervalMinutes, DataSource.BACKFILL, fromMs, toMs);
    }

    private long lastClosedMs(int intervalMinutes) {
        final long intervalMs = intervalMinutes * MINUTE_MS;
        return (venue.nowMs() / intervalMs - 1) * intervalMs;
    }

    int openOrders() {
        final List<OrderView> rows = new ArrayList<>();
        for (final OrderView order : venue.openOrders()) {
            if (coreIds[order.instrumentId()] >= 0) {
                rows.add(order);
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            order(rows.get(i), endsPage(i, rows.size(), ORDER_PAGE));
        }
        return rows.size();
    }

    void order(OrderView order, boolean last) {
        privateInputs.order(coreIds[order.instrumentId()], order, DataSource.QUERY, last, nowNs(), channel);
    }

    /** Executions since a time, or with NULL since none can have been missed. */
    int executions(long fromTimeNs) {
        long sinceMs = fromTimeNs / NS_PER_MS;
        if (fromTimeNs == FixedPoint.NULL) {
            sinceMs = completeUntilMs == NEVER_COMPLETE ? venue.nowMs() : completeUntilMs - EXECUTION_MARGIN_MS;
            complete();
        }
        final List<ExecutionView> rows = new ArrayList<>();
        for (final ExecutionView execution : venue.executions(sinceMs)) {
            if (coreIds[execution.instrumentId()] >= 0) {
                rows.add(execution);
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            final ExecutionView row = rows.get(i);
            final boolean last = endsPage(i, rows.size(), EXECUTION_PAGE);
            privateInputs.fill(coreIds[row.instrumentId()], row, DataSource.QUERY, last, nowNs(), channel);
        }
        return rows.size();
    }

    /** What a query for the transaction log asks, oldest first. */
    void transactions(Command query) {
        final long fromMs = query.fromTimeNs == FixedPoint.NULL ? 0 : query.fromTimeNs / NS_PER_MS;
        final long toMs = query.toTimeNs == FixedPoint.NULL ? venue.nowMs() : query.toTimeNs / NS_PER_MS;
        for (long startMs = fromMs; startMs <= toMs; startMs += WINDOW_MS) {
            // Whole windows are asked for, also behind the end.
            final List<TransactionView> rows = venue.transactions(startMs, startMs + WINDOW_MS - 1);
            for (int i = rows.size() - 1; i >= 0; i--) {
                final TransactionView row = rows.get(i);
                final int venueId = row.instrumentId();
                transactionInputs.row(
                        venueId < 0 ? -1 : coreIds[venueId],
                        venueId < 0 ? "" : venue.instruments().get(venueId).symbol(),
                        row,
                        i % TRANSACTION_PAGE == 0,
                        nowNs(),
                        channel);
            }
        }
    }

    /** Pages are filled from the newest row: the oldest one may be short. */
    private static boolean endsPage(int index, int count, int page) {
        return (count - 1 - index) % page == 0;
    }

    int positions() {
        final List<PositionView> rows = new ArrayList<>();
        for (int i = 0; i < coreIds.length; i++) {
            if (coreIds[i] < 0) {
                continue;
            }
            for (final PositionView position : venue.positions(i)) {
                if (position.size() != 0) {
                    rows.add(position);
                }
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            final PositionView row = rows.get(i);
            privateInputs.position(
                    coreIds[row.instrumentId()], row, DataSource.QUERY, i == rows.size() - 1, nowNs(), channel);
        }
        return rows.size();
    }

    void wallet() {
        privateInputs.wallet(venue.wallet(), DataSource.QUERY, nowNs(), channel);
    }

    /** Orders, executions, positions and the wallet between two marks. */
    void reconcile(long requestedAtSequence) {
        controlInputs.reconciliationBegin(requestedAtSequence, nowNs(), channel);
        final int orders = openOrders();
        final int executions = executions(FixedPoint.NULL);
        final int positions = positions();
        wallet();
        controlInputs.reconciliationEnd(requestedAtSequence, orders, positions, executions, nowNs(), channel);
    }
}
