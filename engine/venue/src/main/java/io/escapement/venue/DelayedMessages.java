package io.escapement.venue;

import io.escapement.venue.matching.PrivateMessages;
import io.escapement.venue.model.ExecutionView;
import io.escapement.venue.model.OrderView;
import io.escapement.venue.model.PositionView;
import io.escapement.venue.model.WalletView;
import java.util.List;

/** Lets private messages be heard after their delays. */
final class DelayedMessages implements PrivateMessages {
    /** The wallet belongs to no instrument: its states are heard in the order in which they came to be. */
    private static final int BEHIND_INSTRUMENTS = Integer.MAX_VALUE;

    private final EventSchedule schedule;
    private final VenueListener listener;
    private final DelayLine matches;
    private final DelayLine accounts;
    private long nowMs;

    DelayedMessages(EventSchedule schedule, VenueListener listener, Latency latency) {
        this.schedule = schedule;
        this.listener = listener;
        matches = new DelayLine(latency.matchMs(), latency, "match");
        accounts = new DelayLine(latency.accountMs(), latency, "account");
    }

    void now(long timeMs) {
        nowMs = timeMs;
    }

    @Override
    public void executions(long crossSequence, List<ExecutionView> rows) {
        schedule.add(
                matches.arrivalMs(nowMs),
                EventClass.PRIVATE,
                rows.get(0).instrumentId(),
                () -> listener.onExecutions(crossSequence, rows));
    }

    @Override
    public void orders(long crossSequence, List<OrderView> rows) {
        schedule.add(
                matches.arrivalMs(nowMs),
                EventClass.PRIVATE,
                rows.get(0).instrumentId(),
                () -> listener.onOrders(crossSequence, rows));
    }

    @Override
    public void positions(List<PositionView> rows) {
        schedule.add(
                accounts.arrivalMs(nowMs),
                EventClass.PRIVATE,
                rows.get(0).instrumentId(),
                () -> listener.onPositions(rows));
    }

    @Override
    public void wallet(WalletView wallet) {
        schedule.add(
                accounts.arrivalMs(nowMs), EventClass.PRIVATE, BEHIND_INSTRUMENTS, () -> listener.onWallet(wallet));
    }
}
