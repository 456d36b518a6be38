package io.escapement.core;

import io.escapement.codecs.sbe.AlertKind;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Severity;
import io.escapement.core.config.BarKeys;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.market.BarSeries;
import io.escapement.core.output.StatePublisher;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;
import io.escapement.core.time.TimerKinds;
import io.escapement.core.time.Timers;

/**
 * Asks the venue for bars that are missing, one query at a time for each series, and decides what its answer means.
 *
 * <p>An answer that is complete, tells later bars and not the missing ones, shows that the venue does not have them: the
 * series starts anew behind the hole. An answer without later bars shows only that the venue's answers lag behind its
 * stream, and a failed one shows nothing: after a pause the same is asked again.
 */
final class MissingBars implements Persistent {
    private static final int MAX_INTERVALS = 64;

    private final CoreParts parts;
    private final long againNs;
    /** First bar told behind the missing ones since they were asked for, by series. */
    private final long[] behindNs;

    MissingBars(CoreConfiguration configuration, CoreParts parts) {
        this.parts = parts;
        againNs = configuration.nanos(BarKeys.ASK_AGAIN);
        behindNs = new long[parts.market.instrumentCapacity() * parts.market.intervalCount()];
        for (int i = 0; i < behindNs.length; i++) {
            behindNs[i] = BarSeries.NULL_TIME;
        }
    }

    /** A gap opened or grew; one that is being asked about, or will be, is asked about no further. */
    void onGap(int instrumentId, int index) {
        final BarSeries series = parts.market.bars(instrumentId, index);
        if (parts.timers.isPending(timer(instrumentId, index))
                || parts.commands.isAskingBars(instrumentId, series.intervalMinutes())) {
            return;
        }
        alert(Reason.GAP_OPEN, instrumentId, series.missingToNs(), series.missingFromNs());
        ask(instrumentId, index);
    }

    /** A bar came that was not streamed and lies behind missing ones. */
    void onRowBehind(int instrumentId, int index, long openTimeNs) {
        final int place = place(instrumentId, index);
        if (behindNs[place] == BarSeries.NULL_TIME || openTimeNs < behindNs[place]) {
            behindNs[place] = openTimeNs;
        }
    }

    /** A query has its outcome, its rows before it; or none came in time. */
    void onAnswered(int instrumentId, int intervalMinutes, Outcome outcome) {
        final int index = parts.market.intervalIndex(intervalMinutes);
        if (index < 0) {
            return;
        }
        final BarSeries series = parts.market.bars(instrumentId, index);
        if (!series.gapOpen()) {
            return;
        }
        final long behind = behindNs[place(instrumentId, index)];
        if (outcome != Outcome.ACK || behind == BarSeries.NULL_TIME || behind <= series.missingFromNs()) {
            askLater(instrumentId, index);
            return;
        }
        parts.hash.absorb(instrumentId, intervalMinutes, behind);
        alert(Reason.VENUE_HOLE, instrumentId, behind, series.missingFromNs());
        series.restartAt(behind);
        ask(instrumentId, index);
        parts.bars.look(instrumentId, index, parts.clock.nowNs());
    }

    void onTimer(long key) {
        ask((int) (key / MAX_INTERVALS), (int) (key % MAX_INTERVALS));
    }

    @Override
    public void persist(StateIo io) {
        io.longs(behindNs);
    }

    private void ask(int instrumentId, int index) {
        final BarSeries series = parts.market.bars(instrumentId, index);
        if (!series.gapOpen()) {
            return;
        }
        behindNs[place(instrumentId, index)] = BarSeries.NULL_TIME;
        if (!parts.commands.queryBars(instrumentId, series.intervalMinutes(), series.missingFromNs())) {
            askLater(instrumentId, index);
        }
    }

    private void askLater(int instrumentId, int index) {
        parts.timers.schedule(timer(instrumentId, index), parts.clock.nowNs() + againNs);
    }

    private void alert(Reason reason, int instrumentId, long value, long expected) {
        parts.state.alert(
                AlertKind.GAP, Severity.WARNING, reason, instrumentId, StatePublisher.NULL_VALUE, value, expected);
    }

    private int place(int instrumentId, int index) {
        return instrumentId * parts.market.intervalCount() + index;
    }

    private static long timer(int instrumentId, int index) {
        return Timers.id(TimerKinds.BARS, (long) instrumentId * MAX_INTERVALS + index);
    }
}
