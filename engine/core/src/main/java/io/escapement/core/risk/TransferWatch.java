package io.escapement.core.risk;

import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.FindingKind;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.ReconcileKeys;
import io.escapement.core.finding.FindingDesk;
import io.escapement.core.order.CommandDesk;
import io.escapement.core.output.CommandPublisher;
import io.escapement.core.output.OutputChannel;
import io.escapement.core.output.StatePublisher;
import io.escapement.core.position.PositionBook;
import io.escapement.core.position.PositionManager;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;
import io.escapement.core.time.TimerKinds;
import io.escapement.core.time.Timers;

/**
 * Tells what moved the wallet besides our executions: deposits, withdrawals, transfers.
 *
 * <p>A wallet row that is not what our books say may be older than it looks, or its executions are still to come. So it
 * gets a grace, and is then asked for: an answer that differs, with nothing booked since the question, is money that came
 * or went. It is named, and is neither profit nor loss. While a position was closed at a price that only stands in for
 * its executions, the question waits for them.
 */
public final class TransferWatch implements Persistent {
    private static final long TIMER = Timers.id(TimerKinds.WALLET, 0);

    private final Account account;
    private final PositionBook book;
    private final PositionManager positions;
    private final CommandDesk commands;
    private final FindingDesk findings;
    private final OutputChannel channel;
    private final Timers timers;
    private final long graceNs;

    private long agreedBookings;
    private long askedBookings;
    private boolean asked;
    private long transferred;

    /**
     * A watch that has seen no wallet.
     *
     * @param configuration grace
     * @param account cash by our books
     * @param book what was booked
     * @param positions what stands in for executions
     * @param commands asks
     * @param findings tells
     * @param channel engine time
     * @param timers for the grace
     */
    public TransferWatch(
            CoreConfiguration configuration,
            Account account,
            PositionBook book,
            PositionManager positions,
            CommandDesk commands,
            FindingDesk findings,
            OutputChannel channel,
            Timers timers) {
        this.account = account;
        this.book = book;
        this.positions = positions;
        this.commands = commands;
        this.findings = findings;
        this.channel = channel;
        this.timers = timers;
        graceNs = configuration.nanos(ReconcileKeys.TRANSFER_GRACE);
    }

    /**
     * The venue told the wallet, and the account has heard it.
     *
     * @param source of the row
     */
    public void onWallet(DataSource source) {
        if (isExplained()) {
            agree();
        } else if (asked && source == DataSource.QUERY && book.totals().bookings() == askedBookings) {
            tell();
        } else if (!timers.isPending(TIMER)) {
            timers.schedule(TIMER, channel.nowNs() + graceNs);
        }
    }

    /** The grace is over. */
    public void onTimer() {
        if (isExplained()) {
            agree();
            return;
        }
        if (!positions.hasStandIn()) {
            asked = commands.queryWallet();
            askedBookings = book.totals().bookings();
        }
        timers.schedule(TIMER, channel.nowNs() + Math.max(graceNs, 1));
    }

    /**
     * Net of everything paid in and out since the first wallet row, as far as it was named.
     *
     * @return settlement units at 1e-8
     */
    public long transferred() {
        return transferred;
    }

    @Override
    public void persist(StateIo io) {
        agreedBookings = io.i64(agreedBookings);
        askedBookings = io.i64(askedBookings);
        asked = io.flag(asked);
        transferred = io.i64(transferred);
    }

    private void tell() {
        final long ours = account.walletBalance();
        final long amount = difference();
        final FindingKind kind = positions.takeWrittenOff()
                ? FindingKind.LEDGER_DIFFERS
                : amount > 0 ? FindingKind.DEPOSIT : FindingKind.WITHDRAWAL;
        findings.report(
                kind,
                findings.policy(kind),
                CommandPublisher.NULL_INSTRUMENT,
                StatePublisher.NULL_VALUE,
                ours,
                account.toldBalance());
        transferred += amount;
        agree();
    }

    /** Rounding may cost a unit per booking. */
    private boolean isExplained() {
        return Math.abs(difference()) <= book.totals().bookings() - agreedBookings;
    }

    private long difference() {
        return account.toldBalance() - account.walletBalance();
    }

    private void agree() {
        account.onTransfer(difference());
        agreedBookings = book.totals().bookings();
        asked = false;
        timers.cancel(TIMER);
    }
}
