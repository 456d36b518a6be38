package io.escapement.core.phantom;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.Reason;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.ExecutionKeys;
import io.escapement.core.config.PhantomKeys;
import io.escapement.core.hash.RollingHash;
import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.market.BarSeries;
import io.escapement.core.market.Market;
import io.escapement.core.output.OutputChannel;
import io.escapement.core.output.SignalPublisher;
import io.escapement.core.signal.SignalTable;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * Follows signals by the finest bars as if they had been traded by the plan, from the close that made them.
 *
 * <p>Within a bar the worst order counts: a bar that opens beyond a stop or target leaves at its open; one that touches
 * both is stopped; one that touches the first target and, at any price within it, the stop moved to break-even is stopped
 * there, too; at the end of its time it leaves at a close. Funding is paid at its own times.
 *
 * <p>A phantom keeps a copy of its signal's row, so that the table of living signals never lacks room because of phantoms.
 * Room is fixed: when the instrument has its most, its own oldest phantom is evicted, else when the book is full the oldest
 * of all; an evicted one ends without a result. Each phantom ends once.
 */
public final class PhantomBook implements Persistent {
    private final SignalTable source;
    private final SignalTable kept;
    private final PhantomRows rows;
    private final PhantomLists lists;
    private final PhantomPlan plan;
    private final FundingTimes funding;
    private final Market market;
    private final OutputChannel channel;
    private final SignalPublisher publisher;
    private final PhantomEvents events;
    private final RollingHash hash;
    private final PhantomResult result = new PhantomResult();
    private final boolean enabled;
    private final boolean besideTrades;
    private final int perInstrument;
    private final long maxHoldNs;
    private long evicted;

    /**
     * An empty book.
     *
     * @param configuration capacities, the plan, its costs
     * @param source table of living signals
     * @param instruments ticks, fees, pace of funding
     * @param market bars, quotes, funding rates
     * @param channel engine time
     * @param publisher tells openings, steps and endings
     * @param events told of endings
     * @param hash absorbs openings and endings
     */
    public PhantomBook(
            CoreConfiguration configuration,
            SignalTable source,
            InstrumentTable instruments,
            Market market,
            OutputChannel channel,
            SignalPublisher publisher,
            PhantomEvents events,
            RollingHash hash) {
        this.source = source;
        this.market = market;
        this.channel = channel;
        this.publisher = publisher;
        this.events = events;
        this.hash = hash;
        enabled = configuration.flag(PhantomKeys.ENABLED);
        besideTrades = configuration.flag(PhantomKeys.BESIDE_TRADES);
        perInstrument = configuration.count(PhantomKeys.PER_INSTRUMENT);
        maxHoldNs = configuration.nanos(ExecutionKeys.EXIT_MAX_HOLD);
        final int capacity = configuration.count(PhantomKeys.CAPACITY);
        kept = new SignalTable(capacity, source.featureCount());
        rows = new PhantomRows(capacity);
        lists = new PhantomLists(capacity, market.instrumentCapacity());
        plan = new PhantomPlan(configuration, source, instruments, market);
        funding = new FundingTimes(market, instruments);
    }

    /**
     * Rows of the signals that are followed.
     *
     * @return read-only to others
     */
    public SignalTable signals() {
        return kept;
    }

    /**
     * Phantoms followed.
     *
     * @return count
     */
    public int size() {
        return kept.size();
    }

    /**
     * Phantoms that made room for younger ones.
     *
     * @return count since construction
     */
    public long evicted() {
        return evicted;
    }

    /**
     * Follows a signal that will not be traded. It may end at once, by bars that have closed since its own.
     *
     * @param slot in the table of living signals; not needed any more when this returns
     * @param blockedBy why it is not traded
     * @return NONE if it is followed, else why not
     */
    public Reason open(int slot, Reason blockedBy) {
        return enabled ? follow(slot, blockedBy, false) : Reason.NOT_FOLLOWED;
    }

    /**
     * Follows a signal beside its trade, if configured.
     *
     * @param slot in the table of living signals
     */
    public void openBeside(int slot) {
        if (enabled && besideTrades) {
            follow(slot, Reason.NONE, true);
        }
    }

    /**
     * A bar of the finest interval closed: the phantoms of its instrument move on, oldest first.
     *
     * @param i whose
     * @param bars newest closed bar at 0
     */
    public void onBar(int i, BarSeries bars) {
        final double rate = funding.onBar(i, bars.lastCloseTimeNs());
        int slot = lists.firstOf(i);
        while (slot != PhantomLists.NONE) {
            final int next = lists.after(slot);
            if (bars.lastCloseTimeNs() > kept.closeTimeNs(slot)) {
                if (rate != 0) {
                    payFunding(slot, rate, bars.close(0));
                }
                step(slot, bars, 0);
            }
            slot = next;
        }
    }

    @Override
    public void persist(StateIo io) {
        io.section("phantom.signals", 1, kept);
        io.section("phantom.rows", 1, rows);
        io.section("phantom.lists", 1, lists);
        io.section("phantom.funding", 1, funding);
        evicted = io.i64(evicted);
    }

    private Reason follow(int slot, Reason blockedBy, boolean beside) {
        if (!plan.make(slot)) {
            return Reason.PRIMARY_SIGNAL;
        }
        final int i = source.instrumentId(slot);
        makeRoom(i);
        final int mine = kept.take(source, slot);
        final long close = kept.closeTimeNs(mine);
        rows.begin(mine, plan, kept.side(mine), close + maxHoldNs, blockedBy, beside);
        rows.pay(mine, plan.entryCost(i) * plan.entry);
        lists.add(mine, i);
        hash.absorb(kept.id(mine), plan.entry, blockedBy.value());
        publisher.phantomOpened(
                i,
                kept.id(mine),
                kept.strategyId(mine),
                kept.side(mine),
                plan.entry,
                plan.stop,
                plan.target,
                close + maxHoldNs,
                plan.firstTarget,
                blockedBy,
                beside);
        catchUp(mine, i, close);
        return Reason.NONE;
    }

    /** An entry that failed late has missed bars; so has one that was blocked when its own bar's parts had closed. */
    private void catchUp(int slot, int i, long close) {
        final BarSeries bars = market.bars(i, market.finestIndex());
        final long behind = bars.size() == 0 ? 0 : (bars.lastCloseTimeNs() - close) / bars.intervalNs();
        final long id = kept.id(slot);
        final double rate = funding.paidSince(i, close);
        if (rate != 0 && behind > 0) {
            payFunding(slot, rate, bars.close(0));
        }
        for (int ago = (int) Math.min(behind, bars.size()) - 1; ago >= 0 && kept.holds(slot, id); ago--) {
            step(slot, bars, ago);
        }
    }

    private void makeRoom(int i) {
        final boolean crowded = lists.countOf(i) >= perInstrument;
        if (crowded || kept.size() == kept.capacity()) {
            evicted++;
            end(crowded ? lists.firstOf(i) : lists.oldest(), Reason.EVICTED, FixedPoint.NULL);
        }
    }

    private void step(int slot, BarSeries bars, int ago) {
        final int i = kept.instrumentId(slot);
        final long sign = rows.sign(slot);
        final long open = sign * bars.open(ago);
        final long high = sign * (sign > 0 ? bars.high(ago) : bars.low(ago));
        final long low = sign * (sign > 0 ? bars.low(ago) : bars.high(ago));
        if (low <= rows.stop(slot)) {
            stop(slot, i, Math.min(open, rows.stop(slot)));
            return;
        }
        final long steps = rows.wholeSteps(slot);
        final long first = rows.firstTarget(slot);
        if (first != FixedPoint.NULL && high >= first) {
            rows.takeFirst(slot);
            rows.reach(slot, first, Math.max(low, rows.stop(slot)));
            rows.leave(slot, plan.firstShare(), first, plan.makingCost(i));
            if (plan.firstShare() >= 1) {
                end(slot, Reason.FIRST_TARGET, first);
                return;
            }
            if (low <= rows.stop(slot)) {
                stop(slot, i, rows.stop(slot));
                return;
            }
        }
        if (high >= rows.target(slot)) {
            final long exit = Math.max(open, rows.target(slot));
            rows.reach(slot, exit, low);
            leaveRest(slot, i, exit, Reason.TARGET);
            return;
        }
        rows.reach(slot, high, low);
        if (bars.openTimeNs(ago) + bars.intervalNs() >= rows.expireNs(slot)) {
            leaveRest(slot, i, sign * bars.close(ago), Reason.TIME_EXIT);
        } else if (rows.wholeSteps(slot) != steps) {
            publisher.phantomUpdated(i, kept.id(slot), sign * rows.best(slot), sign * rows.worst(slot));
        }
    }

    private void stop(int slot, int i, long exit) {
        rows.reach(slot, rows.best(slot), exit);
        leaveRest(slot, i, exit, rows.isStopMoved(slot) ? Reason.BREAK_EVEN : Reason.STOP);
    }

    private void leaveRest(int slot, int i, long exit, Reason reason) {
        rows.leave(slot, restShare(slot), exit, plan.takingCost(i));
        end(slot, reason, exit);
    }

    private double restShare(int slot) {
        return rows.isFirstTaken(slot) ? 1 - plan.firstShare() : 1;
    }

    /** Longs pay a positive rate, shorts receive it. */
    private void payFunding(int slot, double rate, long price) {
        rows.pay(slot, rows.sign(slot) * rate * restShare(slot) * price);
    }

    private void end(int slot, Reason reason, long exit) {
        final boolean counts = reason != Reason.EVICTED;
        final long sign = rows.sign(slot);
        result.reason = reason;
        result.blockedBy = rows.blockedBy(slot);
        result.beside = rows.isBeside(slot);
        result.resultR = counts ? rows.resultR(slot) : Double.NaN;
        result.costBps = counts ? rows.costBps(slot) : Double.NaN;
        result.favourableR = rows.favourableR(slot);
        result.adverseR = rows.adverseR(slot);
        result.holdNs = channel.nowNs() - kept.closeTimeNs(slot);
        hash.absorb(kept.id(slot), reason.value(), Double.doubleToRawLongBits(result.resultR));
        publisher.phantomClosed(
                kept.instrumentId(slot),
                kept.id(slot),
                reason,
                counts ? sign * exit : FixedPoint.NULL,
                result.resultR,
                sign * rows.best(slot),
                sign * rows.worst(slot),
                rows.isFirstTaken(slot),
                result.costBps,
                result.holdNs,
                result.blockedBy,
                result.beside);
        lists.remove(slot, kept.instrumentId(slot));
        events.onPhantomEnded(slot, result);
        kept.drop(slot);
    }
}
