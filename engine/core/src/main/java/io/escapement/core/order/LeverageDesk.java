package io.escapement.core.order;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.AlertKind;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Severity;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.CoreKeys;
import io.escapement.core.config.RiskKeys;
import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.output.OutputChannel;
import io.escapement.core.output.StatePublisher;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;
import io.escapement.core.time.TimerKinds;
import io.escapement.core.time.Timers;

/**
 * Brings every instrument's leverage on the venue to the configured one, and says whether it is there.
 *
 * <p>Entries wait for it. The venue tells the leverage of open positions only, so each instrument is set once; a
 * position row that shows another one starts over.
 */
public final class LeverageDesk implements Persistent {
    private static final byte UNSET = 0;
    private static final byte SENT = 1;
    private static final byte CONFIRMED = 2;
    private static final byte WAITING = 3;
    private static final long AGAIN_NS = 30_000_000_000L;

    private final InstrumentTable instruments;
    private final CommandDesk commands;
    private final OutputChannel channel;
    private final StatePublisher alerts;
    private final Timers timers;
    private final long wanted;
    private final byte[] state;
    private int waiting;

    /**
     * A desk that has set nothing.
     *
     * @param configuration the wanted leverage
     * @param instruments steps and limits
     * @param commands sends
     * @param channel engine time
     * @param alerts tells people
     * @param timers for another try
     */
    public LeverageDesk(
            CoreConfiguration configuration,
            InstrumentTable instruments,
            CommandDesk commands,
            OutputChannel channel,
            StatePublisher alerts,
            Timers timers) {
        this.instruments = instruments;
        this.commands = commands;
        this.channel = channel;
        this.alerts = alerts;
        this.timers = timers;
        wanted = configuration.value(RiskKeys.MAX_LEVERAGE);
        state = new byte[configuration.count(CoreKeys.CAPACITY_INSTRUMENTS)];
    }

    /**
     * Whether the venue has the leverage.
     *
     * @param instrumentId defined
     * @return true once confirmed
     */
    public boolean isConfirmed(int instrumentId) {
        return state[instrumentId] == CONFIRMED;
    }

    /** The account is known: sets what is not confirmed. */
    public void onReconciled() {
        for (int i = 0; i < instruments.count(); i++) {
            if (instruments.isTrading(i) && state[i] == UNSET) {
                send(i);
            }
        }
    }

    /**
     * An instrument joined the universe: its leverage is set if it never was.
     *
     * @param instrumentId defined
     */
    public void onJoined(int instrumentId) {
        if (instruments.isTrading(instrumentId) && state[instrumentId] == UNSET) {
            send(instrumentId);
        }
    }

    /** After a restart unanswered requests are made again. */
    public void onRestart() {
        waiting = 0;
        for (int i = 0; i < state.length; i++) {
            if (state[i] == SENT || state[i] == WAITING) {
                state[i] = UNSET;
            }
        }
    }

    /**
     * A position row tells the leverage.
     *
     * @param instrumentId defined
     * @param leverage at 1e-8, or null
     */
    public void onLeverage(int instrumentId, long leverage) {
        if (leverage == FixedPoint.NULL || leverage <= 0) {
            return;
        }
        if (leverage == target(instrumentId)) {
            waiting -= state[instrumentId] == WAITING ? 1 : 0;
            state[instrumentId] = CONFIRMED;
        } else if (state[instrumentId] == CONFIRMED) {
            state[instrumentId] = UNSET;
            send(instrumentId);
        }
    }

    /**
     * What became of the request.
     *
     * @param instrumentId it was about
     * @param outcome UNKNOWN for silence
     * @param venueCode retCode, -1 if there is none
     */
    public void onOutcome(int instrumentId, Outcome outcome, int venueCode) {
        if (instrumentId < 0 || instrumentId >= state.length || state[instrumentId] != SENT) {
            return;
        }
        if (outcome == Outcome.ACK || outcome == Outcome.ALREADY_SO) {
            state[instrumentId] = CONFIRMED;
            sendWaiting();
            return;
        }
        state[instrumentId] = UNSET;
        if (outcome == Outcome.REJECT) {
            alerts.alert(
                    AlertKind.VENUE_REJECT,
                    Severity.WARNING,
                    Reason.RISK_LEVERAGE,
                    instrumentId,
                    StatePublisher.NULL_VALUE,
                    venueCode,
                    0);
        }
        timers.schedule(Timers.id(TimerKinds.LEVERAGE, instrumentId), channel.nowNs() + AGAIN_NS);
    }

    /**
     * Time for another try.
     *
     * @param instrumentId key of the timer
     */
    public void onTimer(int instrumentId) {
        if (state[instrumentId] == WAITING) {
            waiting--;
            state[instrumentId] = UNSET;
        }
        if (state[instrumentId] == UNSET) {
            send(instrumentId);
        }
    }

    @Override
    public void persist(StateIo io) {
        io.bytes(state);
        waiting = io.i32(waiting);
    }

    /** Within the venue's limits and on its step, rounded down. */
    private long target(int instrumentId) {
        final long max = instruments.maxLeverage(instrumentId);
        final long step = instruments.leverageStep(instrumentId);
        final long capped = max > 0 ? Math.min(wanted, max) : wanted;
        return step > 0 ? Math.max(FixedPoint.floorToStep(capped, step), FixedPoint.ONE) : capped;
    }

    /** There is room again for one that found none. */
    private void sendWaiting() {
        if (waiting == 0) {
            return;
        }
        for (int i = 0; i < instruments.count(); i++) {
            if (state[i] == WAITING) {
                waiting--;
                state[i] = UNSET;
                timers.cancel(Timers.id(TimerKinds.LEVERAGE, i));
                send(i);
                return;
            }
        }
    }

    private void send(int instrumentId) {
        if (commands.setLeverage(instrumentId, target(instrumentId))) {
            state[instrumentId] = SENT;
        } else {
            state[instrumentId] = WAITING;
            waiting++;
            timers.schedule(Timers.id(TimerKinds.LEVERAGE, instrumentId), channel.nowNs() + AGAIN_NS);
        }
    }
}
