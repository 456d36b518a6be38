package io.escapement.core.execution;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.codecs.sbe.PlanPhase;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Side;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.CoreKeys;
import io.escapement.core.config.ExecutionKeys;
import io.escapement.core.config.SignalKeys;
import io.escapement.core.guard.Links;
import io.escapement.core.hash.RollingHash;
import io.escapement.core.order.OrderManager;
import io.escapement.core.order.OrderTable;
import io.escapement.core.output.OutputChannel;
import io.escapement.core.output.PlanPublisher;
import io.escapement.core.risk.KillSwitch;
import io.escapement.core.risk.PositionSizer;
import io.escapement.core.signal.SignalLife;
import io.escapement.core.signal.SignalTable;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;
import io.escapement.core.time.TimerKinds;
import io.escapement.core.time.Timers;
import java.util.Arrays;

/**
 * Sends the entry of a signal and leads it to a fill or to its end.
 *
 * <p>A resting entry follows the quote by amendments. One that ended without a fill may be followed by another of the
 * same signal, never beside it: the first one's end is proved, its executions are booked, and every gate is asked again.
 * What was filled in part stays as it is; the rest is not chased.
 */
public final class EntryFlow implements Persistent {
    /** Least pause before a refused post-only order is placed anew. */
    private static final long AGAIN_NS = 1_000_000_000L;

    /** No signal waits for another order. */
    private static final int NOBODY = SignalTable.NONE;

    private final EntryPlan plan;
    private final SignalLife life;
    private final SignalTable signals;
    private final OrderManager orders;
    private final OrderTable table;
    private final PositionSizer sizer;
    private final KillSwitch killSwitch;
    private final Links links;
    private final OutputChannel channel;
    private final PlanPublisher publisher;
    private final Timers timers;
    private final RollingHash hash;
    private final long ttlNs;
    private final long signalTtlNs;
    private final long repriceNs;
    private final int maxReprices;
    private final boolean marketAfter;
    private final boolean placesAgain;
    private final boolean patient;

    /** By signal slot, from its first order on. */
    private final long[] untilNs;

    private final int[] reprices;

    /** By instrument. */
    private final int[] waiting;

    /**
     * A flow without entries.
     *
     * @param configuration times and bounds
     * @param plan prices
     * @param life signals, and their patience
     * @param orders sends
     * @param sizer holds the size that was allowed last
     * @param killSwitch whether entries are allowed at all
     * @param links whether quotes can be trusted
     * @param channel engine time
     * @param publisher tells steps
     * @param timers for repricing
     * @param hash absorbs every decision
     */
    public EntryFlow(
            CoreConfiguration configuration,
            EntryPlan plan,
            SignalLife life,
            OrderManager orders,
            PositionSizer sizer,
            KillSwitch killSwitch,
            Links links,
            OutputChannel channel,
            PlanPublisher publisher,
            Timers timers,
            RollingHash hash) {
        this.plan = plan;
        this.life = life;
        this.signals = life.table();
        this.orders = orders;
        this.table = orders.table();
        this.sizer = sizer;
        this.killSwitch = killSwitch;
        this.links = links;
        this.channel = channel;
        this.publisher = publisher;
        this.timers = timers;
        this.hash = hash;
        ttlNs = configuration.nanos(ExecutionKeys.ENTRY_TTL);
        signalTtlNs = configuration.nanos(SignalKeys.TTL);
        // An order that may rest that long is not stuck while it does.
        patient = ttlNs + configuration.nanos(CoreKeys.COMMAND_TIMEOUT) > signalTtlNs;
        repriceNs = configuration.nanos(ExecutionKeys.ENTRY_REPRICE);
        maxReprices = configuration.count(ExecutionKeys.ENTRY_MAX_REPRICES);
        marketAfter = configuration.word(ExecutionKeys.ENTRY_ON_TIMEOUT).equals("MARKET");
        placesAgain =
                configuration.word(ExecutionKeys.ENTRY_ON_POST_ONLY_REJECT).equals("REPRICE");
        untilNs = new long[signals.capacity()];
        reprices = new int[signals.capacity()];
        waiting = new int[configuration.count(CoreKeys.CAPACITY_INSTRUMENTS)];
        Arrays.fill(waiting, NOBODY);
    }

    /**
     * Sends the first order of a signal, of the size that the sizer holds.
     *
     * @param slot of the signal, approved
     * @return false if there was no room
     */
    public boolean enter(int slot) {
        untilNs[slot] = channel.departureNs() + ttlNs;
        reprices[slot] = 0;
        return place(slot);
    }

    /**
     * A resting entry looks at the quote. While no entries are allowed it rests where it is.
     *
     * @param sequence key of the timer
     */
    public void onRepriceTimer(long sequence) {
        final int order = table.findSequence(sequence);
        if (order == OrderTable.NONE || !table.isLive(order)) {
            return;
        }
        final int slot = table.signalSlot(order);
        if (signals.id(slot) != table.signalId(order)) {
            return;
        }
        final long near = plan.near(slot);
        final boolean buys = table.side(order) == Side.BUY;
        final boolean left = near > 0
                && killSwitch.blocks() == Reason.NONE
                && links.isDataWhole(table.instrumentId(order))
                && (buys ? near > table.price(order) : near < table.price(order));
        if (left && table.isCalm(order)) {
            final boolean beyond = buys ? near > plan.bound(slot) : near < plan.bound(slot);
            if (beyond || reprices[slot] >= maxReprices) {
                step(order, Reason.REPRICE_LIMIT, PlanPhase.DONE, near);
                orders.cancel(order, Reason.REPRICE_LIMIT);
                return;
            }
            if (orders.amend(order, near, FixedPoint.NULL)) {
                reprices[slot]++;
                step(order, Reason.REPRICED, PlanPhase.ASKED, near);
            }
        }
        timers.schedule(Timers.id(TimerKinds.REPRICE, sequence), channel.departureNs() + repriceNs);
    }

    /**
     * What became of a repricing; refused ones are thought over at the next look.
     *
     * @param order slot of the entry
     * @param outcome UNKNOWN for silence
     */
    public void onAmended(int order, Outcome outcome) {
        final boolean done = outcome == Outcome.ACK || outcome == Outcome.ALREADY_SO;
        step(order, Reason.REPRICED, done ? PlanPhase.DONE : PlanPhase.REFUSED, table.price(order));
    }

    /**
     * An entry is over without a fill: whether another of the same signal will follow.
     *
     * @param order slot of the entry
     * @param reason of its end
     * @return false if the signal's entry has failed
     */
    public boolean isFollowed(int order, Reason reason) {
        final int slot = table.signalSlot(order);
        final boolean rested = table.type(order) == OrderType.LIMIT && table.isEndProved(order);
        if (rested && reason == Reason.POST_ONLY_REJECT && placesAgain) {
            final long pauseNs = Math.max(AGAIN_NS, repriceNs);
            if (reprices[slot] < maxReprices && channel.nowNs() + pauseNs < untilNs[slot]) {
                reprices[slot]++;
                await(slot, channel.nowNs() + pauseNs);
                return true;
            }
        }
        final boolean usedUp = reason == Reason.EXPIRED_ENTRY
                || reason == Reason.REPRICE_LIMIT
                || reason == Reason.POST_ONLY_REJECT && placesAgain;
        if (rested && usedUp && marketAfter) {
            plan.turnToMarket(slot);
            await(slot, channel.nowNs());
            return true;
        }
        return false;
    }

    /**
     * The signal that waits for another order on an instrument.
     *
     * @param i instrument
     * @return its slot, or {@link SignalTable#NONE}
     */
    public int waiting(int i) {
        return waiting[i];
    }

    /**
     * The signal that waited is let go: its order is placed next, or never.
     *
     * @param i instrument
     */
    public void release(int i) {
        waiting[i] = NOBODY;
        timers.cancel(Timers.id(TimerKinds.ENTRY_AGAIN, i));
    }

    /**
     * Sends another order of a signal whose last one is over, of the size that the sizer holds.
     *
     * @param slot of the signal
     * @return false if there was no room
     */
    public boolean enterAgain(int slot) {
        if (plan.isTurned(slot)) {
            untilNs[slot] = channel.departureNs() + ttlNs;
        }
        return place(slot);
    }

    private void await(int slot, long atNs) {
        final int i = signals.instrumentId(slot);
        waiting[i] = slot;
        hash.absorb(signals.id(slot), atNs);
        timers.schedule(Timers.id(TimerKinds.ENTRY_AGAIN, i), atNs);
    }

    private boolean place(int slot) {
        final OrderType type = plan.type(slot);
        final int order = orders.placeEntry(
                signals.instrumentId(slot),
                slot,
                signals.id(slot),
                signals.side(slot),
                type,
                plan.inForce(),
                plan.price(slot),
                sizer.size(),
                sizer.notional(),
                plan.onTick(slot, signals.target(slot)),
                plan.onTick(slot, signals.stop(slot)),
                untilNs[slot]);
        if (order == OrderTable.NONE) {
            return false;
        }
        if (patient) {
            life.waitUntil(slot, untilNs[slot] + signalTtlNs);
        }
        if (type == OrderType.LIMIT && plan.follows()) {
            timers.schedule(Timers.id(TimerKinds.REPRICE, table.sequence(order)), channel.departureNs() + repriceNs);
        }
        return true;
    }

    private void step(int order, Reason reason, PlanPhase phase, long price) {
        publisher.step(table.instrumentId(order), table.signalId(order), reason, phase, price, FixedPoint.NULL);
    }

    @Override
    public void persist(StateIo io) {
        io.section("plan", 1, plan);
        io.longs(untilNs);
        io.ints(reprices);
        io.ints(waiting);
    }
}
