package io.escapement.gateway.bybit.market;

import io.escapement.gateway.bybit.decode.SymbolTable;
import io.escapement.gateway.bybit.port.AlertListener;
import io.escapement.gateway.bybit.query.VenueQueries;
import io.escapement.gateway.bybit.session.SessionContext;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Sees to it that every closed bar enters: looks for series that are behind, has them healed, and keeps the gap of their
 * instrument open meanwhile. Event loop only.
 */
final class BarCare {
    private final SessionContext context;
    private final BarLedger ledger;
    private final Gaps gaps;
    private final Sharding sharding;
    private final boolean inStep;
    private final BarHealer healer;

    /** {@code inStep}: the market stands still while a PING is unanswered, so it waits for bars that are fetched. */
    BarCare(
            SessionContext context,
            BarLedger ledger,
            Gaps gaps,
            Sharding sharding,
            boolean inStep,
            SymbolTable symbols,
            int capacity,
            ExecutorService worker,
            VenueQueries queries,
            AlertListener alerts) {
        this.context = context;
        this.ledger = ledger;
        this.gaps = gaps;
        this.sharding = sharding;
        this.inStep = inStep;
        healer = new BarHealer(
                context.transport(),
                worker,
                queries,
                symbols,
                context.requestClock(),
                ledger,
                capacity * ledger.intervals(),
                context.counters(),
                alerts,
                this::onHealed);
        ledger.onHoles(this::heal);
    }

    /** Heals the series of an instrument whose closes of some time ago, or longer, have not entered. */
    void look(int instrumentId, long graceNanos) {
        final long nowNs = TimeUnit.MILLISECONDS.toNanos(context.requestClock().nowMs()) - graceNanos;
        for (int i = 0; i < ledger.intervals(); i++) {
            final int series = instrumentId * ledger.intervals() + i;
            if (!ledger.isHealing(series) && ledger.isBehind(series, nowNs)) {
                heal(series);
            }
        }
    }

    private void heal(int series) {
        final int instrumentId = ledger.instrumentId(series);
        gaps.open(instrumentId, Gaps.BARS, shardOf(instrumentId), ledger.intervalMinutes(series));
        if (inStep) {
            context.barrier().onRequestBegun();
        }
        healer.heal(series);
    }

    private void onHealed(int series) {
        final int instrumentId = ledger.instrumentId(series);
        if (!ledger.isAnyHealing(instrumentId)) {
            gaps.close(instrumentId, Gaps.BARS, shardOf(instrumentId));
        }
        if (inStep) {
            context.barrier().onRequestEnded();
        }
    }

    /** An instrument that was dropped meanwhile has no connection any more. */
    private int shardOf(int instrumentId) {
        return Math.max(0, sharding.shardOf(instrumentId));
    }
}
