package io.escapement.core.execution;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Side;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.CoreKeys;
import io.escapement.core.config.ExecutionKeys;
import io.escapement.core.feature.FeatureEngine;
import io.escapement.core.feature.Indicators;
import io.escapement.core.finding.Quarantine;
import io.escapement.core.hash.RollingHash;
import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.market.Market;
import io.escapement.core.order.CommandDesk;
import io.escapement.core.order.OrderManager;
import io.escapement.core.order.OrderPurpose;
import io.escapement.core.order.OrderTable;
import io.escapement.core.output.OutputChannel;
import io.escapement.core.output.PlanPublisher;
import io.escapement.core.output.StatePublisher;
import io.escapement.core.position.PositionBook;
import io.escapement.core.position.VenuePositions;
import io.escapement.core.signal.SignalTable;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;
import io.escapement.core.time.TimerKinds;
import io.escapement.core.time.Timers;

/**
 * What happens to a position between its entry and its end, beside the stop and the target that came with the entry: a
 * share is closed at the first target, then the stop moves to break-even; a trailing stop joins it.
 *
 * <p>{@link #arrange} compares what should be on the venue with what is there or asked for, and asks for what is missing.
 * It is called whenever something may have changed, so a step that failed, was lost or was cut by a restart is taken
 * later. Everything rests on the venue: if we die, the plan stands as far as it has come.
 *
 * <p>Only positions of our own signals have a plan.
 */
public final class ExitPlan implements Persistent {
    /** Patience with an entry that goes on filling, and with whatever has to be tried again. */
    private static final long AGAIN_NS = 1_000_000_000L;

    private static final long PERCENT = 100;

    private final PositionBook positions;
    private final VenuePositions venue;
    private final SignalTable signals;
    private final InstrumentTable instruments;
    private final Market market;
    private final FeatureEngine features;
    private final OrderManager orders;
    private final OrderTable table;
    private final CommandDesk commands;
    private final ExitDesk exits;
    private final Quarantine quarantine;
    private final OutputChannel channel;
    private final Timers timers;
    private final FirstTarget first;
    private final StopSteps breakEven;
    private final StopSteps trailing;
    private final long firstTargetR;
    private final boolean movesStop;
    private final TrailingMeasure trailingBy;
    private final long trailingPercent;
    private final double trailingAtr;
    private final long trailingAfterR;
    private final long defaultTaker;

    /** The entry is over, or has been filling long enough. */
    private final boolean[] settled;

    /** Number of the latest request for a stop; falling, below what stands for no order. */
    private long lastRequest = CommandDesk.NO_ORDER;

    /**
     * Plans of no position.
     *
     * @param configuration what is planned
     * @param positions ours
     * @param venue the venue's word on them
     * @param signals that opened them
     * @param instruments ticks and lots
     * @param market prices
     * @param features volatility
     * @param orders first targets
     * @param commands stops
     * @param exits positions that are being left anyway
     * @param quarantine positions that are not ours to touch
     * @param channel engine time
     * @param publisher tells steps
     * @param alerts tells people
     * @param timers for patience
     * @param hash absorbs every decision
     */
    public ExitPlan(
            CoreConfiguration configuration,
            PositionBook positions,
            VenuePositions venue,
            SignalTable signals,
            InstrumentTable instruments,
            Market market,
            FeatureEngine features,
            OrderManager orders,
            CommandDesk commands,
            ExitDesk exits,
            Quarantine quarantine,
            OutputChannel channel,
            PlanPublisher publisher,
            StatePublisher alerts,
            Timers timers,
            RollingHash hash) {
        this.positions = positions;
        this.venue = venue;
        this.signals = signals;
        this.instruments = instruments;
        this.market = market;
        this.features = features;
        this.orders = orders;
        this.table = orders.table();
        this.commands = commands;
        this.exits = exits;
        this.quarantine = quarantine;
        this.channel = channel;
        this.timers = timers;
        first = new FirstTarget(configuration, positions, orders, instruments, publisher, alerts, hash);
        breakEven = new StopSteps(configuration, Reason.BREAK_EVEN, positions, publisher, alerts, hash);
        trailing = new StopSteps(configuration, Reason.TRAILING, positions, publisher, alerts, hash);
        firstTargetR = configuration.value(ExecutionKeys.EXIT_FIRST_TARGET);
        movesStop = configuration.flag(ExecutionKeys.EXIT_BREAK_EVEN);
        trailingBy = TrailingMeasure.valueOf(configuration.word(ExecutionKeys.EXIT_TRAILING));
        trailingPercent = configuration.value(ExecutionKeys.EXIT_TRAILING_PERCENT);
        trailingAtr = configuration.number(ExecutionKeys.EXIT_TRAILING_ATR);
        trailingAfterR = configuration.value(ExecutionKeys.EXIT_TRAILING_AFTER);
        defaultTaker = configuration.value(CoreKeys.FEES_TAKER);
        settled = new boolean[configuration.count(CoreKeys.CAPACITY_INSTRUMENTS)];
    }

    /**
     * A signal's entry has opened a position.
     *
     * @param i instrument
     * @param slot of the signal
     */
    public void begin(int i, int slot) {
        settled[i] = false;
        first.begin(i, firstTarget(i, slot));
        breakEven.clear(i);
        trailing.clear(i);
        final long distance = trailingDistance(i, slot);
        if (distance > 0) {
            trailing.want(i, distance);
        } else if (distance < 0) {
            trailing.skipped(i);
        }
        again(i);
    }

    /**
     * The entry of a position is over: its size stands.
     *
     * @param i instrument
     */
    public void onEntryOver(int i) {
        settled[i] = true;
        arrange(i);
    }

    /**
     * Patience is over: for an entry that goes on filling, or before something is tried again.
     *
     * @param i instrument
     */
    public void onTimer(int i) {
        if (positions.size(i) == 0) {
            // The venue cancels what could only reduce; what it left is in the way of the next entry.
            final int order = table.find(i, OrderPurpose.FIRST_TARGET);
            if (order != OrderTable.NONE) {
                orders.cancel(order, Reason.FIRST_TARGET);
            }
            return;
        }
        settled[i] = true;
        arrange(i);
    }

    /**
     * An execution of a first target has been booked; the position may be gone by it.
     *
     * @param order its slot
     */
    public void onFirstTargetFilled(int order) {
        final int i = table.instrumentId(order);
        if (positions.size(i) == 0 || !first.onFilled(i, order)) {
            return;
        }
        final int entry = table.find(i, OrderPurpose.ENTRY);
        if (entry != OrderTable.NONE) {
            orders.cancel(entry, Reason.FIRST_TARGET);
        }
        if (movesStop) {
            final long price = breakEvenPrice(i);
            if (isBetter(i, price, positions.stop(i))) {
                breakEven.want(i, price);
            }
        }
        arrange(i);
    }

    /**
     * What became of a change of a first target's size.
     *
     * @param order its slot
     * @param outcome UNKNOWN for silence
     */
    public void onFirstTargetAmended(int order, Outcome outcome) {
        if (outcome != Outcome.ACK && positions.size(table.instrumentId(order)) != 0) {
            again(table.instrumentId(order));
        }
    }

    /**
     * A first target's order is over.
     *
     * @param order its slot
     */
    public void onFirstTargetDone(int order) {
        final int i = table.instrumentId(order);
        if (positions.size(i) != 0 && table.booked(order) == 0 && !exits.isLeaving(i) && first.onFailed(i)) {
            again(i);
        }
    }

    /**
     * What became of a command about a position's stop.
     *
     * @param i instrument
     * @param request the command was sent with
     * @param outcome UNKNOWN for silence
     */
    public void onStopOutcome(int i, long request, Outcome outcome) {
        final StopSteps steps =
                breakEven.isAbout(i, request) ? breakEven : trailing.isAbout(i, request) ? trailing : null;
        if (steps == null) {
            return;
        }
        if (outcome == Outcome.ACK || outcome == Outcome.ALREADY_SO) {
            done(i, steps);
        } else if (steps.onMissed(i, outcome)) {
            again(i);
        }
    }

    /**
     * The venue told about a position: what it shows need not be waited for.
     *
     * @param i instrument
     */
    public void onVenueRow(int i) {
        if (positions.size(i) == 0) {
            return;
        }
        if (breakEven.isOpen(i) && venue.stopLoss(i) == breakEven.value(i)) {
            done(i, breakEven);
        }
        if (trailing.isOpen(i) && venue.trailingStop(i) == trailing.value(i)) {
            done(i, trailing);
        }
    }

    /**
     * What a close is called: the stop may have been moved before we heard of it.
     *
     * @param i instrument, still with its numbers
     * @param reason as far as was known
     * @return BREAK_EVEN if only the moved stop can have been hit, else what was known
     */
    public Reason closeReason(int i, Reason reason) {
        final boolean moved = reason == Reason.STOP
                && breakEven.isOpen(i)
                && isBetter(i, positions.lastExitPrice(i), positions.entryPrice(i));
        return moved ? Reason.BREAK_EVEN : reason;
    }

    /** Another process goes on: what was asked for and not answered is asked for again. */
    public void onRestart() {
        for (int i = 0; i < instruments.count(); i++) {
            final boolean stop = breakEven.onRestart(i);
            if (trailing.onRestart(i) || stop) {
                again(i);
            }
        }
    }

    /**
     * The position is gone.
     *
     * @param i instrument
     */
    public void onClosed(int i) {
        first.clear(i);
        breakEven.clear(i);
        trailing.clear(i);
        settled[i] = false;
        timers.cancel(Timers.id(TimerKinds.PLAN, i));
        if (table.find(i, OrderPurpose.FIRST_TARGET) != OrderTable.NONE) {
            again(i);
        }
    }

    private void arrange(int i) {
        if (positions.size(i) == 0 || !settled[i] || exits.isLeaving(i) || quarantine.isHandsOff(i)) {
            return;
        }
        boolean whole = first.arrange(i);
        if (breakEven.isWanted(i)) {
            // A stop beyond the price would be refused: it waits until the price is on its side again.
            if (isClear(i, breakEven.value(i)) && commands.moveStop(i, breakEven.value(i), --lastRequest)) {
                breakEven.asked(i, lastRequest);
            } else {
                whole = false;
            }
        }
        if (trailing.isWanted(i)) {
            if (commands.setTrailingStop(i, trailing.value(i), activation(i), --lastRequest)) {
                trailing.asked(i, lastRequest);
            } else {
                whole = false;
            }
        }
        if (!whole) {
            again(i);
        }
    }

    private void done(int i, StopSteps steps) {
        if (steps == breakEven) {
            positions.moveStop(i, steps.value(i), Reason.BREAK_EVEN, channel.causeSequence());
        }
        steps.done(i);
    }

    private void again(int i) {
        timers.schedule(Timers.id(TimerKinds.PLAN, i), channel.departureNs() + AGAIN_NS);
    }

    /** The strategy's, or so many risks away, between entry and target; null if there is none. */
    private long firstTarget(int i, int slot) {
        final long entry = signals.entry(slot);
        long price = signals.firstTarget(slot);
        if (price == FixedPoint.NULL) {
            if (firstTargetR == 0) {
                return price;
            }
            price = entry + FixedPoint.multiply(entry - signals.stop(slot), firstTargetR, Rounding.HALF_UP);
        }
        final long tick = instruments.tickSize(i);
        final long target = signals.target(slot);
        final long rounded = price > entry ? FixedPoint.floorToStep(price, tick) : FixedPoint.ceilToStep(price, tick);
        final boolean between =
                target > entry ? rounded > entry && rounded < target : rounded < entry && rounded > target;
        return between ? rounded : FixedPoint.NULL;
    }

    /** Where what is left closes without loss: entry, both its fees as a taker's, rounded to tick in our favour. */
    private long breakEvenPrice(int i) {
        final long told = instruments.takerRate(i);
        final long rate = told == FixedPoint.NULL ? defaultTaker : told;
        final long entry = positions.entryPrice(i);
        final long tick = instruments.tickSize(i);
        if (positions.size(i) > 0) {
            final long price =
                    FixedPoint.multiplyDivide(entry, FixedPoint.ONE + rate, FixedPoint.ONE - rate, Rounding.CEILING);
            return FixedPoint.ceilToStep(price, tick);
        }
        final long price =
                FixedPoint.multiplyDivide(entry, FixedPoint.ONE - rate, FixedPoint.ONE + rate, Rounding.DOWN);
        return FixedPoint.floorToStep(price, tick);
    }

    /** Distance of the trailing stop on tick; 0 for none, negative if what it is measured by is not known. */
    private long trailingDistance(int i, int slot) {
        final long distance;
        switch (trailingBy) {
            case PERCENT -> {
                distance = FixedPoint.multiply(signals.entry(slot), trailingPercent, Rounding.DOWN) / PERCENT;
            }
            case ATR -> {
                final double atr = atr(i, market.intervalIndex(signals.intervalMinutes(slot)));
                if (!(atr > 0)) {
                    return -1;
                }
                distance = FixedPoint.fromDouble(atr * trailingAtr, Rounding.DOWN);
            }
            default -> {
                return 0;
            }
        }
        final long tick = instruments.tickSize(i);
        return Math.max(tick, FixedPoint.floorToStep(distance, tick));
    }

    /** NaN where the interval has no features. */
    private double atr(int i, int interval) {
        final Indicators indicators = interval < 0 ? null : features.indicators(i, interval);
        return indicators == null ? Double.NaN : indicators.atr().value();
    }

    /** From which the stop trails, or null if the price is there already. */
    private long activation(int i) {
        final long entry = positions.entryPrice(i);
        final long stop = positions.firstStop(i);
        if (trailingAfterR == 0 || stop == FixedPoint.NULL) {
            return FixedPoint.NULL;
        }
        final long raw = entry + FixedPoint.multiply(entry - stop, trailingAfterR, Rounding.HALF_UP);
        final long tick = instruments.tickSize(i);
        final boolean isLong = positions.size(i) > 0;
        final long price = isLong ? FixedPoint.ceilToStep(raw, tick) : FixedPoint.floorToStep(raw, tick);
        final long last = market.lastPrice(i);
        final boolean passed = last != FixedPoint.NULL && (isLong ? last >= price : last <= price);
        return passed ? FixedPoint.NULL : price;
    }

    /** Whether the price is on the right side of a stop. */
    private boolean isClear(int i, long stop) {
        final long last = market.lastPrice(i);
        return last == FixedPoint.NULL || isBetter(i, last, stop);
    }

    private boolean isBetter(int i, long price, long than) {
        return than == FixedPoint.NULL || (positions.side(i) == Side.BUY ? price > than : price < than);
    }

    @Override
    public void persist(StateIo io) {
        io.section("first", 1, first);
        io.section("break-even", 2, breakEven);
        io.section("trailing", 2, trailing);
        io.flags(settled);
        if (io.version() >= 2) {
            lastRequest = io.i64(lastRequest);
        }
    }
}
