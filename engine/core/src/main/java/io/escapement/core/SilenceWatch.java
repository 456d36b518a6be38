package io.escapement.core;

import io.escapement.core.config.BarKeys;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.CoreKeys;
import io.escapement.core.config.RiskKeys;
import io.escapement.core.hash.RollingHash;
import io.escapement.core.market.BarSeries;
import io.escapement.core.market.Market;
import io.escapement.core.position.OpenPositions;
import io.escapement.core.position.PositionBook;
import io.escapement.core.risk.KillSwitch;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;
import io.escapement.core.time.TimerKinds;
import io.escapement.core.time.Timers;

/**
 * Notices when the market of an open position falls silent, and drives the kill switch.
 *
 * <p>While nothing ran, nothing could be heard, and where the venue's clock is the engine's, time leaps behind a start. So
 * after each start silence is counted from the market's first word on, whichever instrument that is about.
 */
final class SilenceWatch implements Persistent {
    private static final long NS_PER_MS = 1_000_000L;

    private final KillSwitch killSwitch;
    private final PositionBook positions;
    private final Market market;
    private final Timers timers;
    private final RollingHash hash;
    private final boolean needsQuotes;
    private final long silenceNs;
    private final long[] heardNs;
    private final boolean[] silent;

    /** The market has said nothing since the run started. */
    private boolean unheard;

    SilenceWatch(
            CoreConfiguration configuration,
            KillSwitch killSwitch,
            PositionBook positions,
            Market market,
            Timers timers,
            RollingHash hash) {
        this.killSwitch = killSwitch;
        this.positions = positions;
        this.market = market;
        this.timers = timers;
        this.hash = hash;
        needsQuotes = configuration.value(BarKeys.MAX_QUOTE_AGE) > 0;
        silenceNs = configuration.nanos(RiskKeys.STALE_DATA)
                + (needsQuotes ? 0 : configuration.list(BarKeys.INTERVALS)[0] * BarSeries.MINUTE_NS);
        heardNs = new long[configuration.count(CoreKeys.CAPACITY_INSTRUMENTS)];
        silent = new boolean[heardNs.length];
    }

    /** A run is about to start, and time to move with it: nothing is missed before the market has spoken. */
    void onRunStart(int instrumentCount) {
        unheard = true;
        for (int i = 0; i < instrumentCount; i++) {
            timers.cancel(Timers.id(TimerKinds.SILENCE, i));
        }
    }

    /** The market spoke: if for the first time since the start, it must not fall silent from now on. */
    void onMarket(long nowNs) {
        if (unheard) {
            unheard = false;
            final OpenPositions open = positions.open();
            for (int place = 0; place < open.count(); place++) {
                watch(open.at(place), nowNs);
            }
        }
    }

    /** A quote came. */
    void onQuote(int i, long nowNs) {
        onMarket(nowNs);
        heardNs[i] = nowNs;
    }

    /** A position was opened: from now on its market must not fall silent. */
    void onOpened(int i, long nowNs) {
        if (!unheard) {
            watch(i, nowNs);
        }
    }

    /** A position may have been without news for too long. */
    void onTimer(int i, long nowNs) {
        if (positions.size(i) == 0) {
            return;
        }
        heardNs[i] = Math.max(heardNs[i], lastWordNs(i));
        final long silenceSoFar = nowNs - heardNs[i];
        if (silenceSoFar < silenceNs) {
            silent[i] = false;
            timers.schedule(Timers.id(TimerKinds.SILENCE, i), heardNs[i] + silenceNs);
            return;
        }
        timers.schedule(Timers.id(TimerKinds.SILENCE, i), nowNs + silenceNs);
        if (!silent[i]) {
            silent[i] = true;
            hash.absorb(i, silenceSoFar);
            killSwitch.onSilence(i, silenceSoFar / NS_PER_MS, silenceNs / NS_PER_MS);
        }
    }

    @Override
    public void persist(StateIo io) {
        io.longs(heardNs);
        io.flags(silent);
        if (io.version() >= 2) {
            unheard = io.flag(unheard);
        }
    }

    private void watch(int i, long nowNs) {
        heardNs[i] = nowNs;
        silent[i] = false;
        timers.schedule(Timers.id(TimerKinds.SILENCE, i), nowNs + silenceNs);
    }

    private long lastWordNs(int i) {
        final long quoted =
                Math.max(market.ticker(i).updateTimeNs(), market.book(i).updateTimeNs());
        return needsQuotes ? quoted : Math.max(quoted, market.bars(i, 0).lastCloseTimeNs());
    }
}
