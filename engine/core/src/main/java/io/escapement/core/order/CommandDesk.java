package io.escapement.core.order;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.QueryKind;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.CoreKeys;
import io.escapement.core.output.CommandPublisher;
import io.escapement.core.output.OutputChannel;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;
import io.escapement.core.time.TimerKinds;
import io.escapement.core.time.Timers;

/**
 * Sends commands and remembers each until its outcome comes or its time is up.
 *
 * <p>The number of commands outstanding is the core's only view of back-pressure: at the credit limit new entries are
 * denied, while cancels, stops and exits go on up to the capacity of the table; beyond that they are denied and
 * counted. What can wait (bars, leverage, the transaction log) takes no credits and at most a share of the table, so that
 * three hundred instruments asking for bars don't keep a cancel from leaving. Order commands are also known by their client id, so an outcome that comes late is still understood.
 */
public final class CommandDesk implements Persistent {
    /** Of the table, for what can wait: bars, leverage, the transaction log. */
    private static final int BACKGROUND_SHARE = 4;

    /** About no order. */
    public static final long NO_ORDER = -1;

    private final int credits;
    private final int backgroundMax;
    private final long timeoutNs;
    private final OutputChannel channel;
    private final CommandPublisher publisher;
    private final Timers timers;

    private final long[] number;
    private final long[] cause;
    private final int[] index;
    private final CommandKind[] kind;
    private final QueryKind[] queryKind;
    private final int[] instrumentId;
    private final int[] interval;
    private final long[] orderSequence;
    private int size;
    private int background;
    private long nextNumber = 1;
    private long denied;

    private CommandKind takenKind = CommandKind.NULL_VAL;
    private QueryKind takenQueryKind = QueryKind.NULL_VAL;
    private int takenInstrumentId;
    private int takenInterval;
    private long takenOrderSequence;

    /**
     * A desk without commands.
     *
     * @param configuration capacities and times
     * @param channel outputs go to
     * @param timers for missing outcomes
     */
    public CommandDesk(CoreConfiguration configuration, OutputChannel channel, Timers timers) {
        this.channel = channel;
        this.timers = timers;
        publisher = new CommandPublisher(channel, configuration.nanos(CoreKeys.COMMAND_EXPIRE));
        credits = configuration.count(CoreKeys.COMMAND_CREDITS);
        timeoutNs = configuration.nanos(CoreKeys.COMMAND_TIMEOUT);
        final int capacity = configuration.count(CoreKeys.CAPACITY_COMMANDS);
        backgroundMax = Math.max(1, capacity / BACKGROUND_SHARE);
        number = new long[capacity];
        cause = new long[capacity];
        index = new int[capacity];
        kind = new CommandKind[capacity];
        queryKind = new QueryKind[capacity];
        instrumentId = new int[capacity];
        interval = new int[capacity];
        orderSequence = new long[capacity];
    }

    /**
     * Trading commands without an outcome: those that take credits.
     *
     * @return count
     */
    public int outstanding() {
        return size - background;
    }

    /**
     * Credits of the configuration.
     *
     * @return count
     */
    public int credits() {
        return credits;
    }

    /**
     * Commands not sent because the table was full.
     *
     * @return count since construction
     */
    public long denied() {
        return denied;
    }

    boolean place(OrderTable orders, int slot, long takeProfit, long stopLoss) {
        if (!enter(CommandKind.PLACE, QueryKind.NULL_VAL, orders.instrumentId[slot], 0, orders.sequence[slot])) {
            return false;
        }
        publisher.place(
                orders.instrumentId[slot],
                orders.epoch[slot],
                orders.sequence[slot],
                orders.purpose[slot].ordinal(),
                orders.signalId[slot],
                orders.side[slot],
                orders.type[slot],
                orders.inForce[slot],
                orders.purpose[slot] != OrderPurpose.ENTRY,
                orders.type[slot] == OrderType.MARKET ? FixedPoint.NULL : orders.price[slot],
                orders.size[slot],
                takeProfit,
                stopLoss);
        return true;
    }

    boolean amend(OrderTable orders, int slot, long price, long newSize) {
        if (!enter(CommandKind.AMEND, QueryKind.NULL_VAL, orders.instrumentId[slot], 0, orders.sequence[slot])) {
            return false;
        }
        publisher.amend(
                orders.instrumentId[slot],
                orders.epoch[slot],
                orders.sequence[slot],
                orders.purpose[slot].ordinal(),
                orders.orderIdHigh[slot],
                orders.orderIdLow[slot],
                price,
                newSize);
        return true;
    }

    boolean cancel(OrderTable orders, int slot) {
        if (!enter(CommandKind.CANCEL, QueryKind.NULL_VAL, orders.instrumentId[slot], 0, orders.sequence[slot])) {
            return false;
        }
        publisher.cancel(
                orders.instrumentId[slot],
                orders.epoch[slot],
                orders.sequence[slot],
                orders.purpose[slot].ordinal(),
                orders.orderIdHigh[slot],
                orders.orderIdLow[slot]);
        return true;
    }

    boolean cancelUnheld(int instrument, int epoch, long sequence, int leg, long idHigh, long idLow) {
        if (!enter(CommandKind.CANCEL, QueryKind.NULL_VAL, instrument, 0, NO_ORDER)) {
            return false;
        }
        publisher.cancel(instrument, epoch, sequence, leg, idHigh, idLow);
        return true;
    }

    boolean queryOrder(OrderTable orders, int slot) {
        if (!enter(CommandKind.QUERY, QueryKind.ORDER, orders.instrumentId[slot], 0, orders.sequence[slot])) {
            return false;
        }
        publisher.queryOrder(
                orders.instrumentId[slot],
                orders.epoch[slot],
                orders.sequence[slot],
                orders.purpose[slot].ordinal(),
                orders.orderIdHigh[slot],
                orders.orderIdLow[slot]);
        return true;
    }

    /**
     * Sets an instrument's leverage.
     *
     * @param instrument which
     * @param times at 1e-8
     * @return false if denied
     */
    public boolean setLeverage(int instrument, long times) {
        if (!enter(CommandKind.SET_LEVERAGE, QueryKind.NULL_VAL, instrument, 0, NO_ORDER)) {
            return false;
        }
        publisher.setLeverage(instrument, times);
        return true;
    }

    /**
     * Sets stop and target of a position.
     *
     * @param instrument which
     * @param takeProfit 0 removes, null leaves it
     * @param stopLoss 0 removes, null leaves it
     * @return false if denied
     */
    public boolean setTradingStop(int instrument, long takeProfit, long stopLoss) {
        if (!enter(CommandKind.SET_TRADING_STOP, QueryKind.NULL_VAL, instrument, 0, NO_ORDER)) {
            return false;
        }
        publisher.setTradingStop(instrument, takeProfit, stopLoss, FixedPoint.NULL, FixedPoint.NULL);
        return true;
    }

    /**
     * Moves a position's stop, as a step of its plan.
     *
     * @param instrument which
     * @param stopLoss price
     * @param step told back with the outcome, negative and not {@link #NO_ORDER}
     * @return false if denied
     */
    public boolean moveStop(int instrument, long stopLoss, long step) {
        if (!enter(CommandKind.SET_TRADING_STOP, QueryKind.NULL_VAL, instrument, 0, step)) {
            return false;
        }
        publisher.setTradingStop(instrument, FixedPoint.NULL, stopLoss, FixedPoint.NULL, FixedPoint.NULL);
        return true;
    }

    /**
     * Gives a position a trailing stop, as a step of its plan.
     *
     * @param instrument which
     * @param distance from the best price
     * @param activePrice from which it trails, or null: from now on
     * @param step told back with the outcome, negative and not {@link #NO_ORDER}
     * @return false if denied
     */
    public boolean setTrailingStop(int instrument, long distance, long activePrice, long step) {
        if (!enter(CommandKind.SET_TRADING_STOP, QueryKind.NULL_VAL, instrument, 0, step)) {
            return false;
        }
        publisher.setTradingStop(instrument, FixedPoint.NULL, FixedPoint.NULL, distance, activePrice);
        return true;
    }

    /**
     * Asks for missing bars.
     *
     * @param instrument of what
     * @param intervalMinutes of the bars
     * @param fromTimeNs first open time wanted
     * @return false if denied
     */
    public boolean queryBars(int instrument, int intervalMinutes, long fromTimeNs) {
        if (!enter(CommandKind.QUERY, QueryKind.BARS, instrument, intervalMinutes, NO_ORDER)) {
            return false;
        }
        publisher.queryBars(instrument, intervalMinutes, fromTimeNs);
        return true;
    }

    /**
     * Whether an answer to a query for missing bars is still awaited.
     *
     * @param instrument of what
     * @param intervalMinutes of the bars
     * @return true until it is taken off the desk
     */
    public boolean isAskingBars(int instrument, int intervalMinutes) {
        for (int i = 0; i < size; i++) {
            if (queryKind[i] == QueryKind.BARS && instrumentId[i] == instrument && interval[i] == intervalMinutes) {
                return true;
            }
        }
        return false;
    }

    /**
     * Asks for a reconciliation, unless one is under way.
     *
     * @return false if one is under way or there is no room
     */
    public boolean queryReconcile() {
        for (int i = 0; i < size; i++) {
            if (queryKind[i] == QueryKind.RECONCILE) {
                return false;
            }
        }
        if (!enter(CommandKind.QUERY, QueryKind.RECONCILE, CommandPublisher.NULL_INSTRUMENT, 0, NO_ORDER)) {
            return false;
        }
        publisher.queryReconcile();
        return true;
    }

    /**
     * Switches the account to one-way mode.
     *
     * @return false if denied
     */
    public boolean switchToOneWay() {
        if (!enter(CommandKind.SWITCH_MODE, QueryKind.NULL_VAL, CommandPublisher.NULL_INSTRUMENT, 0, NO_ORDER)) {
            return false;
        }
        publisher.switchToOneWay();
        return true;
    }

    /**
     * Asks for the wallet.
     *
     * @return false if denied
     */
    public boolean queryWallet() {
        if (!enter(CommandKind.QUERY, QueryKind.WALLET, CommandPublisher.NULL_INSTRUMENT, 0, NO_ORDER)) {
            return false;
        }
        publisher.queryWallet();
        return true;
    }

    /**
     * Asks for the venue's transaction log.
     *
     * @param fromTimeNs first instant
     * @param toTimeNs first instant after it
     * @return false if denied
     */
    public boolean queryTransactions(long fromTimeNs, long toTimeNs) {
        if (!enter(CommandKind.QUERY, QueryKind.TRANSACTIONS, CommandPublisher.NULL_INSTRUMENT, 0, NO_ORDER)) {
            return false;
        }
        publisher.queryTransactions(fromTimeNs, toTimeNs);
        return true;
    }

    /**
     * Takes the command an outcome is about off the desk.
     *
     * @param causeSequence of the command
     * @param commandIndex of the command
     * @return false if it is not on the desk; else the {@code taken…} methods tell what it was
     */
    public boolean take(long causeSequence, int commandIndex) {
        for (int i = 0; i < size; i++) {
            if (cause[i] == causeSequence && index[i] == commandIndex) {
                takeAt(i);
                return true;
            }
        }
        return false;
    }

    /**
     * Takes a command off the desk whose time is up.
     *
     * @param commandNumber key of the timer
     * @return false if it is not on the desk; else the {@code taken…} methods tell what it was
     */
    public boolean takeTimedOut(long commandNumber) {
        for (int i = 0; i < size; i++) {
            if (number[i] == commandNumber) {
                takeAt(i);
                return true;
            }
        }
        return false;
    }

    /** Takes everything off the desk: after a restart no outcome will come any more. */
    public void clear() {
        while (size > 0) {
            takeAt(size - 1);
        }
    }

    /**
     * Kind of the command taken last.
     *
     * @return never null
     */
    public CommandKind takenKind() {
        return takenKind;
    }

    /**
     * Kind of the query taken last.
     *
     * @return null value if it was no query
     */
    public QueryKind takenQueryKind() {
        return takenQueryKind;
    }

    /**
     * Instrument of the command taken last.
     *
     * @return instrument id or its null value
     */
    public int takenInstrumentId() {
        return takenInstrumentId;
    }

    /**
     * Interval of the bars query taken last.
     *
     * @return minutes, 0 if it was another command
     */
    public int takenInterval() {
        return takenInterval;
    }

    /**
     * Order of the command taken last.
     *
     * @return sequence of its client id, or {@link #NO_ORDER}
     */
    public long takenOrderSequence() {
        return takenOrderSequence;
    }

    @Override
    public void persist(StateIo io) {
        size = io.count(size, number.length);
        io.longs(number, size);
        io.longs(cause, size);
        io.ints(index, size);
        io.words(kind, size, CommandKind.class);
        io.words(queryKind, size, QueryKind.class);
        io.ints(instrumentId, size);
        io.ints(interval, size);
        io.longs(orderSequence, size);
        background = io.i32(background);
        nextNumber = io.i64(nextNumber);
        denied = io.i64(denied);
    }

    private boolean enter(CommandKind newKind, QueryKind newQuery, int instrument, int minutes, long order) {
        final boolean waits = isBackground(newKind, newQuery);
        if (size == number.length
                || waits && background >= backgroundMax
                || !timers.schedule(Timers.id(TimerKinds.COMMAND, nextNumber), channel.departureNs() + timeoutNs)) {
            denied++;
            return false;
        }
        number[size] = nextNumber++;
        cause[size] = channel.causeSequence();
        index[size] = channel.index();
        kind[size] = newKind;
        queryKind[size] = newQuery;
        instrumentId[size] = instrument;
        interval[size] = minutes;
        orderSequence[size] = order;
        size++;
        background += waits ? 1 : 0;
        return true;
    }

    private void takeAt(int at) {
        takenKind = kind[at];
        takenQueryKind = queryKind[at];
        takenInstrumentId = instrumentId[at];
        takenInterval = interval[at];
        takenOrderSequence = orderSequence[at];
        timers.cancel(Timers.id(TimerKinds.COMMAND, number[at]));
        background -= isBackground(takenKind, takenQueryKind) ? 1 : 0;
        size--;
        number[at] = number[size];
        cause[at] = cause[size];
        index[at] = index[size];
        kind[at] = kind[size];
        queryKind[at] = queryKind[size];
        instrumentId[at] = instrumentId[size];
        interval[at] = interval[size];
        orderSequence[at] = orderSequence[size];
    }

    private static boolean isBackground(CommandKind kind, QueryKind query) {
        return kind == CommandKind.SET_LEVERAGE
                || query == QueryKind.BARS
                || query == QueryKind.WALLET
                || query == QueryKind.TRANSACTIONS;
    }
}
