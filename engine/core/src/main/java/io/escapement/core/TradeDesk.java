package io.escapement.core;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Side;
import io.escapement.core.output.Canonical;
import io.escapement.core.output.OutputChannel;
import io.escapement.core.output.RiskPublisher;
import io.escapement.core.position.PositionBook;
import io.escapement.core.position.TradeFacts;
import io.escapement.core.risk.Account;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/** Tells what a trade was: what was planned, what was paid, what happened on the way, what came of it. */
final class TradeDesk implements Persistent {
    private static final double BPS = 1e4;

    private final PositionBook positions;
    private final TradeFacts facts;
    private final EntryPlans plans;
    private final Account account;
    private final RiskPublisher publisher;
    private final OutputChannel channel;

    TradeDesk(
            PositionBook positions, EntryPlans plans, Account account, RiskPublisher publisher, OutputChannel channel) {
        this.positions = positions;
        this.plans = plans;
        this.account = account;
        this.publisher = publisher;
        this.channel = channel;
        facts = positions.facts();
    }

    /** A signal's entry opened a position. */
    void onOpened(int i, int signalSlot) {
        plans.onOpened(i, signalSlot);
    }

    /** A position went flat; its numbers are still in the book. */
    void onClosed(int i, Reason reason) {
        final EntryPlans.Plan plan = plans.of(i);
        final Side side = positions.side(i);
        final long entry = positions.entryPrice(i);
        final long gross = positions.gross(i);
        final long fees = positions.fees(i);
        final long funding = positions.funding(i);
        // The result is booked: nothing of it is unrealised any more.
        account.revalue(i);
        publisher
                .beginTrade()
                .instrumentId(i)
                .signalId(positions.signalId(i))
                .strategyId(positions.strategyId(i))
                .side(side)
                .reason(reason)
                .size(positions.maxSize(i))
                .entryPrice(entry)
                .exitPrice(positions.exitPrice(i))
                .openTimeNs(positions.openTimeNs(i))
                .closeTimeNs(channel.nowNs())
                .grossPnl(gross)
                .fees(fees)
                .funding(funding)
                .netPnl(gross - fees - funding)
                .resultR(resultR(i))
                .fills(positions.fills(i))
                .plannedEntry(plan.entry)
                .expectedPrice(plan.expectedPrice)
                .plannedStop(plan.stop)
                .firstTarget(plan.firstTarget)
                .plannedTarget(plan.target)
                .lastStop(positions.stop(i))
                .entrySlippageBps(Canonical.of(plan.entrySlippageBps(side, entry)))
                .exitSlippageBps(Canonical.of(facts.exitSlippageBps(i)))
                .makerFees(facts.makerFees(i))
                .takerFees(facts.takerFees(i))
                .bestPrice(facts.best(i, side))
                .worstPrice(facts.worst(i, side))
                .favourableR(favourableR(i))
                .adverseR(adverseR(i))
                .partialExits(Math.max(0, facts.exits(i) - 1))
                .probability(Canonical.of(plan.probability))
                .expectedValueBps(Canonical.of(plan.expectedValueBps))
                .sizedBy(plan.sizedBy)
                .sizeFactor(Canonical.of(plan.sizeFactor))
                .regime(plan.regime)
                .equityBefore(plan.equityBefore)
                .equityAfter(account.equity())
                .modelHashPrefix(plan.modelHash)
                .signalTimeNs(plan.signalTimeNs);
        publisher.emitTrade();
        plans.clear(i);
    }

    /**
     * Net result of a holding in units of what was risked at first: from the average entry to the planned stop, or to the
     * stop it has where no signal of ours planned one.
     *
     * @return NaN without a stop
     */
    double resultR(int i) {
        final double risk = risk(i);
        final long net = positions.gross(i) - positions.fees(i) - positions.funding(i);
        return Canonical.of(FixedPoint.toDouble(net) / (risk * FixedPoint.toDouble(positions.maxSize(i))));
    }

    /** Fees and funding of a holding in basis points of what was entered; NaN without an entry price. */
    double costBps(int i) {
        final long entry = positions.entryPrice(i);
        final double value = FixedPoint.toDouble(entry) * FixedPoint.toDouble(positions.maxSize(i));
        return entry == FixedPoint.NULL
                ? Double.NaN
                : FixedPoint.toDouble(positions.fees(i) + positions.funding(i)) / value * BPS;
    }

    /** Largest excursion in favour in units of the initial risk; NaN if not known. */
    double favourableR(int i) {
        final Side side = positions.side(i);
        return Canonical.of(excursionR(i, facts.best(i, side), side));
    }

    /** Largest excursion against in units of the initial risk; NaN if not known. */
    double adverseR(int i) {
        final Side side = positions.side(i);
        return Canonical.of(-excursionR(i, facts.worst(i, side), side));
    }

    @Override
    public void persist(StateIo io) {
        io.section("facts", 1, facts);
    }

    private double excursionR(int i, long price, Side side) {
        final long entry = positions.entryPrice(i);
        if (price == FixedPoint.NULL || entry == FixedPoint.NULL) {
            return Double.NaN;
        }
        return FixedPoint.toDouble(side == Side.BUY ? price - entry : entry - price) / risk(i);
    }

    /** Distance from the average entry to the first stop; NaN if there was none. */
    private double risk(int i) {
        final long planned = plans.of(i).stop;
        final long stop = planned == FixedPoint.NULL ? positions.stop(i) : planned;
        final long entry = positions.entryPrice(i);
        return entry == FixedPoint.NULL || stop == FixedPoint.NULL || entry == stop
                ? Double.NaN
                : FixedPoint.toDouble(Math.abs(entry - stop));
    }
}
