package io.escapement.core.risk;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.FindingKind;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.ReconcileKeys;
import io.escapement.core.finding.FindingDesk;
import io.escapement.core.hash.RollingHash;
import io.escapement.core.output.CommandPublisher;
import io.escapement.core.output.OutputChannel;
import io.escapement.core.output.StatePublisher;
import io.escapement.core.position.PositionBook;
import io.escapement.core.position.PositionManager;
import io.escapement.core.time.TimerKinds;
import io.escapement.core.time.Timers;

/**
 * Tells what moved the wallet besides our executions: deposits, withdrawals, transfers.
 *
 * <p>Wallet less everything booked is a constant while only executions move it. When it changes and stays changed for a
 * grace (wallet rows and executions race), money came or went: it is named, and is neither profit nor loss. While a
 * position was closed at a price that only stands in for its executions, the difference waits for them.
 */
public final class TransferWatch {
    private final PositionBook book;
    private final PositionManager positions;
    private final FindingDesk findings;
    private final OutputChannel channel;
    private final Timers timers;
    private final RollingHash hash;
    private final long graceNs;

    private long wallet = FixedPoint.NULL;
    private long paidIn;
    private long bookings;
    private long pending;
    private long transferred;

    /**
     * A watch that has seen no wallet.
     *
     * @param configuration grace
     * @param book what was booked
     * @param positions what stands in for executions
     * @param findings tells
     * @param channel engine time
     * @param timers for the grace
     * @param hash absorbs every finding
     */
    public TransferWatch(
            CoreConfiguration configuration,
            PositionBook book,
            PositionManager positions,
            FindingDesk findings,
            OutputChannel channel,
            Timers timers,
            RollingHash hash) {
        this.book = book;
        this.positions = positions;
        this.findings = findings;
        this.channel = channel;
        this.timers = timers;
        this.hash = hash;
        graceNs = configuration.nanos(ReconcileKeys.TRANSFER_GRACE);
    }

    /**
     * The venue told the wallet.
     *
     * @param balance of the settlement coin
     */
    public void onWallet(long balance) {
        if (wallet == FixedPoint.NULL) {
            wallet = balance;
            settle();
            return;
        }
        wallet = balance;
        final long timer = Timers.id(TimerKinds.WALLET, 0);
        if (isExplained()) {
            settle();
            timers.cancel(timer);
        } else if (!timers.isPending(timer)) {
            await(timer);
        }
    }

    /** The grace is over. */
    public void onTimer() {
        if (isExplained()) {
            settle();
        } else if (difference() != pending || positions.hasStandIn()) {
            // Something moved meanwhile: an execution or a wallet row may be on its way again.
            await(Timers.id(TimerKinds.WALLET, 0));
        } else {
            tell();
        }
    }

    /**
     * Net of everything paid in and out since the first wallet row, as far as it was named.
     *
     * @return settlement units at 1e-8
     */
    public long transferred() {
        return transferred;
    }

    private void tell() {
        final long amount = difference();
        final FindingKind kind = positions.takeWrittenOff()
                ? FindingKind.LEDGER_DIFFERS
                : amount > 0 ? FindingKind.DEPOSIT : FindingKind.WITHDRAWAL;
        findings.report(
                kind,
                findings.policy(kind),
                CommandPublisher.NULL_INSTRUMENT,
                StatePublisher.NULL_VALUE,
                wallet - amount,
                wallet);
        transferred += amount;
        hash.absorb(amount, transferred);
        settle();
    }

    private void await(long timer) {
        pending = difference();
        timers.schedule(timer, channel.nowNs() + graceNs);
    }

    /** Rounding may cost a unit per booking. */
    private boolean isExplained() {
        return Math.abs(difference()) <= book.totals().bookings() - bookings;
    }

    private long difference() {
        return wallet - book.totals().net() - paidIn;
    }

    private void settle() {
        paidIn = wallet - book.totals().net();
        bookings = book.totals().bookings();
    }
}
