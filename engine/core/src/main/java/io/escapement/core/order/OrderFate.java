package io.escapement.core.order;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.AlertKind;
import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Severity;
import io.escapement.core.hash.RollingHash;
import io.escapement.core.output.OutputChannel;
import io.escapement.core.output.StatePublisher;
import io.escapement.core.time.TimerKinds;
import io.escapement.core.time.Timers;

/**
 * What becomes of commands about orders, and how an order nobody answers for is cleared up.
 *
 * <p>Such an order is <em>unknown</em> and is asked about until the venue proves one way or the other; absence counts as
 * proof only after a configured time.
 */
public final class OrderFate {
    /** retCode of a client id used before: the first request may have arrived. */
    private static final int DUPLICATE_ID = 110072;

    /** retCode of a request that is repeated while the first is being handled. */
    private static final int BUSY = 110079;

    /** retCode of an order that is over: filled, most often. */
    private static final int GONE = 110001;

    /** retCode of a reduce-only order without a position to reduce. */
    private static final int NOTHING_TO_REDUCE = 110017;

    private final OrderManager orders;
    private final OrderTable table;
    private final CommandDesk commands;
    private final OutputChannel channel;
    private final StatePublisher alerts;
    private final Timers timers;
    private final RollingHash hash;
    private final long queryAgainNs;
    private final long absentNs;

    OrderFate(
            OrderManager orders,
            CommandDesk commands,
            OutputChannel channel,
            StatePublisher alerts,
            Timers timers,
            RollingHash hash,
            long queryAgainNs,
            long absentNs) {
        this.orders = orders;
        this.table = orders.table();
        this.commands = commands;
        this.channel = channel;
        this.alerts = alerts;
        this.timers = timers;
        this.hash = hash;
        this.queryAgainNs = queryAgainNs;
        this.absentNs = absentNs;
    }

    /**
     * What became of a command about an order: the venue's answer, or silence past the time-out.
     *
     * @param sequence of the order's client id
     * @param kind of the command
     * @param outcome UNKNOWN for silence
     * @param venueCode retCode, -1 if there is none
     * @param idHigh venue's order id, 0 if not told
     * @param idLow venue's order id, 0 if not told
     */
    public void onOutcome(long sequence, CommandKind kind, Outcome outcome, int venueCode, long idHigh, long idLow) {
        final int slot = table.findSequence(sequence);
        if (slot == OrderTable.NONE) {
            return;
        }
        if (idHigh != 0 || idLow != 0) {
            table.orderIdHigh[slot] = idHigh;
            table.orderIdLow[slot] = idLow;
        }
        switch (kind) {
            case PLACE -> onPlaceOutcome(slot, outcome, venueCode);
            case AMEND -> onAmendOutcome(slot, outcome, venueCode);
            case CANCEL -> onCancelOutcome(slot, outcome, venueCode);
            case QUERY -> onQueryOutcome(slot, outcome);
            default -> {
                // No other command is about an order.
            }
        }
    }

    /**
     * An order has not been heard of, or has rested, long enough.
     *
     * @param sequence key of the timer
     */
    public void onEntryTimer(long sequence) {
        final int slot = table.findSequence(sequence);
        if (slot == OrderTable.NONE || table.state[slot] == OrderState.ENDED) {
            return;
        }
        if (table.unknown[slot]) {
            ask(slot);
            // Once its fate is known it may turn out to rest still, and its time remains up.
            timers.schedule(Timers.id(TimerKinds.ENTRY, sequence), channel.nowNs() + queryAgainNs);
        } else {
            orders.cancel(slot, Reason.EXPIRED_ENTRY);
        }
    }

    /**
     * Time to ask about an order again. One of known fate that should have been cancelled by now is cancelled once more:
     * a cancel may be repeated, and its answer tells as much as a question would.
     *
     * @param sequence key of the timer
     */
    public void onQueryTimer(long sequence) {
        final int slot = table.findSequence(sequence);
        if (slot == OrderTable.NONE) {
            return;
        }
        if (table.unknown[slot]) {
            ask(slot);
        } else if (table.cancelSent[slot] && table.state[slot] != OrderState.ENDED) {
            table.cancelSent[slot] = false;
            orders.cancel(slot, table.reason[slot]);
        }
    }

    /**
     * Whether a refusal only says that the venue was faster: the order to be changed, or the position to be reduced, was
     * gone before the command came.
     *
     * @param kind of the command
     * @param venueCode of the answer
     * @return true if nothing is wrong
     */
    public static boolean isLate(CommandKind kind, int venueCode) {
        return kind == CommandKind.AMEND && venueCode == GONE
                || kind == CommandKind.PLACE && venueCode == NOTHING_TO_REDUCE;
    }

    void markUnknown(int slot) {
        if (!table.unknown[slot]) {
            orders.alert(AlertKind.COMMAND_UNKNOWN, Severity.WARNING, Reason.TIMED_OUT, slot, table.sequence[slot], 0);
        }
        table.unknown[slot] = true;
        hash.absorb(table.sequence[slot], 1);
        ask(slot);
    }

    void resolve(int slot) {
        if (table.unknown[slot]) {
            table.unknown[slot] = false;
            final long timer = Timers.id(TimerKinds.ORDER_QUERY, table.sequence[slot]);
            if (table.cancelSent[slot]) {
                // Its cancel may have died with another process: it is repeated if the end does not come.
                timers.schedule(timer, channel.nowNs() + queryAgainNs);
            } else {
                timers.cancel(timer);
            }
        }
    }

    private void onPlaceOutcome(int slot, Outcome outcome, int venueCode) {
        switch (outcome) {
            case ACK -> {
                if (table.state[slot] == OrderState.SENT) {
                    table.state[slot] = OrderState.ACCEPTED;
                }
            }
            case REJECT -> {
                if (venueCode == DUPLICATE_ID) {
                    markUnknown(slot);
                } else if (table.booked[slot] == 0) {
                    if (venueCode == NOTHING_TO_REDUCE && table.purpose[slot] != OrderPurpose.ENTRY) {
                        // The position was gone before the order came: no trouble, its own messages tell.
                        orders.end(slot, Reason.VENUE_REJECT);
                        break;
                    }
                    orders.alert(AlertKind.VENUE_REJECT, Severity.WARNING, Reason.VENUE_REJECT, slot, venueCode, 0);
                    orders.end(slot, Reason.VENUE_REJECT);
                }
            }
            case UNSENT -> orders.end(slot, Reason.UNSENT);
            case ABSENT -> orders.end(slot, Reason.TIMED_OUT);
            default -> markUnknown(slot);
        }
        hash.absorb(table.sequence[slot], table.state[slot].ordinal(), outcome.value());
        orders.settle(slot);
    }

    private void onAmendOutcome(int slot, Outcome outcome, int venueCode) {
        table.amendSent[slot] = false;
        hash.absorb(table.sequence[slot], outcome.value());
        switch (outcome) {
            case ACK, ALREADY_SO -> {
                if (table.amendPrice[slot] != FixedPoint.NULL) {
                    table.price[slot] = table.amendPrice[slot];
                }
                if (table.amendSize[slot] != FixedPoint.NULL) {
                    table.size[slot] = Math.max(table.amendSize[slot], table.booked[slot]);
                    table.amendSize[slot] = FixedPoint.NULL;
                }
            }
            // As it was; whoever wanted it asks again.
            case UNSENT -> table.amendSize[slot] = FixedPoint.NULL;
            case REJECT -> {
                table.amendSize[slot] = FixedPoint.NULL;
                if (venueCode == GONE && table.state[slot] != OrderState.ENDED) {
                    ask(slot);
                }
            }
            default -> markUnknown(slot);
        }
        orders.amended(slot, outcome);
    }

    private void onCancelOutcome(int slot, Outcome outcome, int venueCode) {
        switch (outcome) {
            case ACK -> {
                // The order update tells the end; if it does not come, the query timer asks.
                timers.schedule(
                        Timers.id(TimerKinds.ORDER_QUERY, table.sequence[slot]), channel.nowNs() + queryAgainNs);
            }
            case UNSENT -> {
                table.cancelSent[slot] = false;
                timers.schedule(Timers.id(TimerKinds.ENTRY, table.sequence[slot]), channel.nowNs() + queryAgainNs);
            }
            default -> {
                if (venueCode == BUSY) {
                    table.cancelSent[slot] = false;
                    timers.schedule(Timers.id(TimerKinds.ENTRY, table.sequence[slot]), channel.nowNs() + queryAgainNs);
                } else {
                    ask(slot);
                }
            }
        }
    }

    private void onQueryOutcome(int slot, Outcome outcome) {
        if (outcome == Outcome.ABSENT && table.state[slot] != OrderState.ENDED) {
            final long provenNs = table.createdNs[slot] + absentNs;
            if (channel.nowNs() >= provenNs) {
                orders.end(slot, Reason.TIMED_OUT);
                orders.settle(slot);
            } else {
                timers.schedule(Timers.id(TimerKinds.ORDER_QUERY, table.sequence[slot]), provenNs);
            }
        } else if (table.unknown[slot] || table.cancelSent[slot]) {
            timers.schedule(Timers.id(TimerKinds.ORDER_QUERY, table.sequence[slot]), channel.nowNs() + queryAgainNs);
        }
    }

    private void ask(int slot) {
        if (!commands.queryOrder(table, slot)) {
            timers.schedule(Timers.id(TimerKinds.ORDER_QUERY, table.sequence[slot]), channel.nowNs() + queryAgainNs);
        }
    }
}
