package io.escapement.core.position;

import io.escapement.codecs.sbe.AccountStateDecoder;
import io.escapement.codecs.sbe.FindingKind;
import io.escapement.codecs.sbe.FindingPolicy;
import io.escapement.codecs.sbe.MarginMode;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.codecs.sbe.PositionMode;
import io.escapement.codecs.sbe.PositionUpdateDecoder;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.CoreKeys;
import io.escapement.core.config.ReconcileKeys;
import io.escapement.core.finding.FindingDesk;
import io.escapement.core.hash.RollingHash;
import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.order.CommandDesk;
import io.escapement.core.order.OrderTable;
import io.escapement.core.output.CommandPublisher;
import io.escapement.core.output.StatePublisher;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * Whether the account is set up as we trade it: one-way mode, cross margin.
 *
 * <p>In hedge mode an instrument has a long and a short row; neither is ours, no execution there is booked, and no entry
 * is sent. If nothing is open the mode may be switched. Another margin mode is only told.
 */
public final class AccountMode implements Persistent {
    private final boolean[] hedged;
    private final boolean[] occupied;
    private final boolean switches;
    private final PositionBook book;
    private final OrderTable orders;
    private final InstrumentTable instruments;
    private final CommandDesk commands;
    private final FindingDesk findings;
    private final RollingHash hash;
    private int hedgedCount;
    private boolean switching;
    private MarginMode margin = MarginMode.CROSS;

    /**
     * An account in one-way mode with cross margin.
     *
     * @param configuration capacity and policy
     * @param book our positions
     * @param orders our orders
     * @param instruments bound of loops
     * @param commands sends
     * @param findings tells
     * @param hash absorbs every change
     */
    public AccountMode(
            CoreConfiguration configuration,
            PositionBook book,
            OrderTable orders,
            InstrumentTable instruments,
            CommandDesk commands,
            FindingDesk findings,
            RollingHash hash) {
        final int capacity = configuration.count(CoreKeys.CAPACITY_INSTRUMENTS);
        hedged = new boolean[capacity];
        occupied = new boolean[capacity];
        switches = configuration.word(ReconcileKeys.ON_HEDGE_MODE).equals("SWITCH");
        this.book = book;
        this.orders = orders;
        this.instruments = instruments;
        this.commands = commands;
        this.findings = findings;
        this.hash = hash;
    }

    /**
     * Whether an instrument is in hedge mode.
     *
     * @param instrumentId in range
     * @return true while entries must wait
     */
    public boolean isHedged(int instrumentId) {
        return hedged[instrumentId];
    }

    /**
     * The venue tells how the account is set up.
     *
     * @param state the input
     */
    public void onState(AccountStateDecoder state) {
        final MarginMode told = state.marginMode();
        if (told != MarginMode.NULL_VAL && told != margin) {
            findings.report(
                    FindingKind.MARGIN_MODE,
                    FindingPolicy.NONE,
                    CommandPublisher.NULL_INSTRUMENT,
                    StatePublisher.NULL_VALUE,
                    margin.value(),
                    told.value());
            margin = told;
        }
        if (state.positionMode() == PositionMode.NULL_VAL) {
            return;
        }
        final boolean hedge = state.positionMode() == PositionMode.HEDGE;
        final int only = state.instrumentId();
        for (int i = 0; i < hedged.length; i++) {
            if (only < 0 || only == i) {
                set(i, hedge, false);
            }
        }
        if (hedge) {
            tell(only);
        }
    }

    /**
     * The venue tells about a position: its index gives the mode away.
     *
     * @param row of an instrument in range
     * @return true if the row is of a one-way position
     */
    boolean onRow(PositionUpdateDecoder row) {
        final int i = row.instrumentId();
        final boolean hedge = row.positionIndex() != 0;
        final boolean news = hedge && !hedged[i];
        set(i, hedge, hedge && (occupied[i] || row.size() > 0));
        if (news) {
            tell(i);
        }
        return !hedge;
    }

    /** The account is known: switches the mode if it must and may be switched. */
    public void onReconciled() {
        if (hedgedCount == 0 || !switches || switching || orders.size() > 0) {
            return;
        }
        for (int i = 0; i < instruments.count(); i++) {
            if (book.size(i) != 0 || occupied[i]) {
                return;
            }
        }
        switching = commands.switchToOneWay();
    }

    /** A run starts: no answer to an earlier request will come. */
    public void onRunStart() {
        switching = false;
    }

    /**
     * What became of the switch; an answer that comes late counts as well.
     *
     * @param outcome UNKNOWN for silence
     */
    public void onOutcome(Outcome outcome) {
        switching = false;
        if (outcome == Outcome.ACK || outcome == Outcome.ALREADY_SO) {
            for (int i = 0; i < hedged.length; i++) {
                set(i, false, false);
            }
        }
    }

    @Override
    public void persist(StateIo io) {
        io.flags(hedged);
        io.flags(occupied);
        hedgedCount = io.i32(hedgedCount);
        switching = io.flag(switching);
        margin = io.word(margin, MarginMode.class);
    }

    private void set(int i, boolean hedge, boolean holds) {
        occupied[i] = holds;
        if (hedged[i] != hedge) {
            hedged[i] = hedge;
            hedgedCount += hedge ? 1 : -1;
            hash.absorb(i, hedge ? 1 : 0);
        }
    }

    private void tell(int instrumentId) {
        findings.report(
                FindingKind.HEDGE_MODE,
                FindingPolicy.NONE,
                instrumentId,
                StatePublisher.NULL_VALUE,
                PositionMode.ONE_WAY.value(),
                PositionMode.HEDGE.value());
    }
}
