package io.escapement.core.position;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.AlertKind;
import io.escapement.codecs.sbe.FillDecoder;
import io.escapement.codecs.sbe.FindingKind;
import io.escapement.codecs.sbe.FindingPolicy;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Severity;
import io.escapement.codecs.sbe.TransactionRowDecoder;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.ReconcileKeys;
import io.escapement.core.finding.FindingDesk;
import io.escapement.core.order.CommandDesk;
import io.escapement.core.output.CommandPublisher;
import io.escapement.core.output.OutputChannel;
import io.escapement.core.output.StatePublisher;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;
import io.escapement.core.time.TimerKinds;
import io.escapement.core.time.Timers;

/**
 * What was booked in the running and in the last UTC day, by the venue's time of each execution, held against the
 * venue's transaction log some minutes after each whole day.
 *
 * <p>Fees, funding and price profit are compared as one result; transfers are left out. An execution of the log that
 * was never seen is named, too. The first day is not whole and is not compared.
 */
public final class DayLedger implements Persistent {
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final long MS_NS = 1_000_000L;

    /** Executions of the day's last moment have come by then. */
    private static final long SETTLING_NS = 300_000_000_000L;

    private final boolean enabled;
    private final boolean halts;
    private final ExecutionFilter known;
    private final CommandDesk commands;
    private final FindingDesk findings;
    private final OutputChannel channel;
    private final StatePublisher alerts;
    private final Timers timers;

    private long dayStartNs = FixedPoint.NULL;
    private long result;
    private long lastResult;
    private boolean whole;
    private boolean lastWhole;

    private boolean asking;
    private long venues;
    private int rows;
    private int unknownRows;
    private int unknownInstrument;
    private long unknownSize;
    private long unknownHigh;
    private long unknownLow;

    /**
     * A ledger without days.
     *
     * @param configuration whether to ask, and what a difference means
     * @param known executions seen
     * @param commands asks
     * @param findings tells
     * @param channel engine time
     * @param alerts tells people
     * @param timers for the end of a day
     */
    DayLedger(
            CoreConfiguration configuration,
            ExecutionFilter known,
            CommandDesk commands,
            FindingDesk findings,
            OutputChannel channel,
            StatePublisher alerts,
            Timers timers) {
        enabled = configuration.flag(ReconcileKeys.TRANSACTIONS);
        halts = configuration.word(ReconcileKeys.ON_LEDGER_DIFFERS).equals("HALT");
        this.known = known;
        this.commands = commands;
        this.findings = findings;
        this.channel = channel;
        this.alerts = alerts;
        this.timers = timers;
    }

    /** A UTC day begins now. */
    public void onDay() {
        if (dayStartNs == FixedPoint.NULL) {
            // What is executed before the first reconciliation is not booked.
            return;
        }
        lastWhole = whole;
        lastResult = result;
        whole = true;
        result = 0;
        dayStartNs = startOfDay();
        if (enabled && lastWhole) {
            askLater();
        }
    }

    /** A reconciliation: days that begin after the first one are whole. */
    void onBased() {
        dayStartNs = startOfDay();
    }

    /** Another process goes on: what was asked by the one before is asked again when executions have caught up. */
    void onRestart() {
        if (asking) {
            asking = false;
            askLater();
        }
    }

    /**
     * An execution or a payment was booked.
     *
     * @param fill it
     * @param amount what it earned, its fee taken off
     */
    void onBooked(FillDecoder fill, long amount) {
        if (fill.executionTimeNs() >= dayStartNs) {
            result += amount;
        } else if (fill.executionTimeNs() >= dayStartNs - DAY_NS) {
            lastResult += amount;
        }
    }

    /** Time to ask for the log of the last day. */
    public void onTimer() {
        venues = 0;
        rows = 0;
        unknownRows = 0;
        asking = commands.queryTransactions(dayStartNs - DAY_NS, dayStartNs - MS_NS);
        if (!asking) {
            again();
        }
    }

    /**
     * A row of the answer; what comes before the question is forgotten by it.
     *
     * @param row of the log
     */
    public void onRow(TransactionRowDecoder row) {
        final long time = row.transactionTimeNs();
        if (time < dayStartNs - DAY_NS || time >= dayStartNs) {
            return;
        }
        switch (row.kind()) {
            case TRADE, SETTLEMENT, DELIVERY, LIQUIDATION, ADL -> {
                rows++;
                venues = Math.addExact(venues, row.change() == FixedPoint.NULL ? 0 : row.change());
                final long high = row.executionId().high();
                final long low = row.executionId().low();
                if ((high != 0 || low != 0) && !known.contains(high, low)) {
                    unknownRows++;
                    unknownInstrument = row.instrumentId();
                    unknownSize = row.size();
                    unknownHigh = high;
                    unknownLow = low;
                }
            }
            default -> {
                // Money that came or went is named when it moves the wallet.
            }
        }
    }

    /**
     * What became of the question.
     *
     * @param outcome ACK when all rows have come; UNKNOWN for silence
     * @return true if no entries are to be sent any more
     */
    public boolean onAnswered(Outcome outcome) {
        if (!asking) {
            return false;
        }
        asking = false;
        if (outcome != Outcome.ACK) {
            again();
            return false;
        }
        // Rounding may cost a unit a row.
        if (Math.abs(Math.subtractExact(venues, lastResult)) <= rows) {
            return false;
        }
        if (unknownRows > 0) {
            findings.report(
                    FindingKind.MISSED_FILL,
                    FindingPolicy.NONE,
                    unknownInstrument,
                    StatePublisher.NULL_VALUE,
                    StatePublisher.NULL_VALUE,
                    unknownSize,
                    unknownHigh,
                    unknownLow);
        }
        findings.report(
                FindingKind.LEDGER_DIFFERS,
                halts ? FindingPolicy.QUARANTINED : FindingPolicy.NONE,
                CommandPublisher.NULL_INSTRUMENT,
                StatePublisher.NULL_VALUE,
                lastResult,
                venues);
        return halts;
    }

    @Override
    public void persist(StateIo io) {
        dayStartNs = io.i64(dayStartNs);
        result = io.i64(result);
        lastResult = io.i64(lastResult);
        whole = io.flag(whole);
        lastWhole = io.flag(lastWhole);
        asking = io.flag(asking);
        venues = io.i64(venues);
        rows = io.i32(rows);
        unknownRows = io.i32(unknownRows);
        unknownInstrument = io.i32(unknownInstrument);
        unknownSize = io.i64(unknownSize);
        unknownHigh = io.i64(unknownHigh);
        unknownLow = io.i64(unknownLow);
    }

    private void again() {
        alerts.alert(
                AlertKind.LEDGER_MISMATCH,
                Severity.INFO,
                Reason.TIMED_OUT,
                CommandPublisher.NULL_INSTRUMENT,
                StatePublisher.NULL_VALUE,
                0,
                lastResult);
        askLater();
    }

    private void askLater() {
        timers.schedule(Timers.id(TimerKinds.TRANSACTIONS, 0), channel.nowNs() + SETTLING_NS);
    }

    private long startOfDay() {
        return Math.floorDiv(channel.nowNs(), DAY_NS) * DAY_NS;
    }
}
