package io.escapement.core.execution;

import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Side;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.CoreKeys;
import io.escapement.core.hash.RollingHash;
import io.escapement.core.order.OrderManager;
import io.escapement.core.order.OrderPurpose;
import io.escapement.core.order.OrderTable;
import io.escapement.core.output.OutputChannel;
import io.escapement.core.position.PositionBook;
import io.escapement.core.risk.Account;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;
import io.escapement.core.time.TimerKinds;
import io.escapement.core.time.Timers;
import java.util.Arrays;

/**
 * Leaves positions at market, reduce-only. At most one such order for a position at a time; the first reason stands until
 * the position is gone, and an exit that came to nothing is tried again.
 */
public final class ExitDesk implements Persistent {
    /** Pause before an exit that came to nothing is tried again. */
    private static final long RETRY_NS = 1_000_000_000L;

    private final PositionBook positions;
    private final OrderManager orders;
    private final Account account;
    private final OutputChannel channel;
    private final Timers timers;
    private final RollingHash hash;
    private final Reason[] reason;

    /**
     * A desk without exits.
     *
     * @param configuration capacity
     * @param positions what is left
     * @param orders sends
     * @param account prices
     * @param channel engine time
     * @param timers for the retry
     * @param hash absorbs every reason
     */
    public ExitDesk(
            CoreConfiguration configuration,
            PositionBook positions,
            OrderManager orders,
            Account account,
            OutputChannel channel,
            Timers timers,
            RollingHash hash) {
        this.positions = positions;
        this.orders = orders;
        this.account = account;
        this.channel = channel;
        this.timers = timers;
        this.hash = hash;
        reason = new Reason[configuration.count(CoreKeys.CAPACITY_INSTRUMENTS)];
        Arrays.fill(reason, Reason.NONE);
    }

    /**
     * Whether a position is being left.
     *
     * @param i instrument
     * @return true from the first wish until it is flat
     */
    public boolean isLeaving(int i) {
        return reason[i] != Reason.NONE;
    }

    /**
     * Closes a whole position at market. What rests at its first target goes first, so that the two never add up to more
     * than the position.
     *
     * @param i instrument; nothing happens if it is flat
     * @param why the reason, unless there was one before
     */
    public void leave(int i, Reason why) {
        final long size = positions.size(i);
        if (size == 0) {
            return;
        }
        if (reason[i] == Reason.NONE) {
            reason[i] = why;
            hash.absorb(i, why.value());
        }
        final int first = orders.table().find(i, OrderPurpose.FIRST_TARGET);
        if (first != OrderTable.NONE) {
            orders.cancel(first, why);
        }
        if (orders.table().find(i, OrderPurpose.EXIT) != OrderTable.NONE) {
            return;
        }
        positions.facts().onExitAsked(i, account.price(i));
        final boolean sent = orders.placeExit(
                i,
                positions.signalSlot(i),
                positions.signalId(i),
                size > 0 ? Side.SELL : Side.BUY,
                Math.abs(size),
                reason[i]);
        if (!sent) {
            retryLater(i);
        }
    }

    /**
     * An exit order is over and the position is still there.
     *
     * @param i instrument
     */
    public void retryLater(int i) {
        timers.schedule(Timers.id(TimerKinds.EXIT_RETRY, i), channel.nowNs() + RETRY_NS);
    }

    /**
     * The pause after an exit that came to nothing is over.
     *
     * @param i instrument
     */
    public void onRetryTimer(int i) {
        leave(i, Reason.OPERATOR);
    }

    /**
     * The position is gone.
     *
     * @param i instrument
     */
    public void onClosed(int i) {
        reason[i] = Reason.NONE;
        timers.cancel(Timers.id(TimerKinds.EXIT_RETRY, i));
    }

    @Override
    public void persist(StateIo io) {
        io.words(reason, Reason.class);
    }
}
