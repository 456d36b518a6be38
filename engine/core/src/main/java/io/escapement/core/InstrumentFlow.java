package io.escapement.core;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.FeeRatesDecoder;
import io.escapement.codecs.sbe.FindingKind;
import io.escapement.codecs.sbe.FindingPolicy;
import io.escapement.codecs.sbe.InstrumentDefinitionDecoder;
import io.escapement.codecs.sbe.Reason;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.ReconcileKeys;
import io.escapement.core.output.StatePublisher;
import io.escapement.core.time.TimerKinds;
import io.escapement.core.time.Timers;

/**
 * Rules of instruments as they come and change: ticks, lots, fees, an end announced, joining and leaving the universe.
 *
 * <p>Orders are always rounded by today's rules. An instrument that ends takes no entries; what is open is closed some
 * time before its delivery. One that leaves the universe takes none either, but what is open is led to its own end.
 */
final class InstrumentFlow {
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private final CoreParts parts;
    private final long closeBeforeNs;

    InstrumentFlow(CoreConfiguration configuration, CoreParts parts) {
        this.parts = parts;
        closeBeforeNs = configuration.nanos(ReconcileKeys.DELISTING_CLOSE);
    }

    void onDefinition(InstrumentDefinitionDecoder definition) {
        final int i = definition.instrumentId();
        final boolean known = parts.instruments.isDefined(i);
        final long tick = known ? parts.instruments.tickSize(i) : 0;
        final long lot = known ? parts.instruments.lotSize(i) : 0;
        final boolean ended = known && parts.instruments.isEnding(i);
        final long delivery = known ? parts.instruments.deliveryTimeNs(i) : FixedPoint.NULL;
        if (!parts.instruments.onDefinition(definition)) {
            return;
        }
        parts.signals.onInstrument(i);
        if (known) {
            tell(FindingKind.TICK_CHANGED, i, tick, parts.instruments.tickSize(i));
            tell(FindingKind.LOT_CHANGED, i, lot, parts.instruments.lotSize(i));
        }
        if (parts.instruments.isEnding(i) && (!ended || delivery != parts.instruments.deliveryTimeNs(i))) {
            onEnding(i);
        }
    }

    void onFeeRates(FeeRatesDecoder rates) {
        final int i = rates.instrumentId();
        final boolean known = parts.instruments.isDefined(i) && parts.instruments.takerRate(i) != FixedPoint.NULL;
        final long taker = known ? parts.instruments.takerRate(i) : 0;
        final long maker = known ? parts.instruments.makerRate(i) : 0;
        if (!parts.instruments.onFeeRates(rates) || !known) {
            return;
        }
        if (taker != parts.instruments.takerRate(i)) {
            tell(FindingKind.FEE_RATE_CHANGED, i, taker, parts.instruments.takerRate(i));
        } else {
            tell(FindingKind.FEE_RATE_CHANGED, i, maker, parts.instruments.makerRate(i));
        }
    }

    void onUniverse(int i, boolean joins) {
        parts.coverage.onUniverse(i, joins);
        if (!parts.instruments.isDefined(i)) {
            return;
        }
        parts.signals.onInstrument(i);
        if (!joins) {
            parts.orders.cancelEntries(i, Reason.REMOVED);
        } else if (parts.links.isReconciled()) {
            parts.leverage.onJoined(i);
        }
    }

    /** Close enough to the delivery of an instrument. */
    void onDeliveryTimer(int i) {
        parts.orders.cancelEntries(i, Reason.DELISTING);
        parts.trades.leave(i, Reason.DELISTING);
    }

    private void onEnding(int i) {
        final long delivery = parts.instruments.deliveryTimeNs(i);
        final long now = parts.clock.nowNs();
        // A time in seconds: the field is a decimal.
        final long seconds = delivery == FixedPoint.NULL ? FixedPoint.NULL : delivery / NS_PER_SECOND * FixedPoint.ONE;
        parts.findings.report(
                FindingKind.DELISTING,
                FindingPolicy.CLOSED,
                i,
                parts.positions.signalId(i),
                StatePublisher.NULL_VALUE,
                seconds);
        parts.orders.cancelEntries(i, Reason.DELISTING);
        final long leaveAt = delivery == FixedPoint.NULL ? now : Math.max(now, delivery - closeBeforeNs);
        parts.timers.schedule(Timers.id(TimerKinds.DELIVERY, i), leaveAt);
    }

    private void tell(FindingKind kind, int i, long before, long after) {
        if (before != after) {
            parts.findings.report(kind, parts.findings.policy(kind), i, parts.positions.signalId(i), before, after);
        }
    }
}
