package io.escapement.core.guard;

import io.escapement.codecs.sbe.BarState;
import io.escapement.core.config.BarKeys;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.hash.RollingHash;
import io.escapement.core.market.BarSeries;
import io.escapement.core.market.Market;
import io.escapement.core.output.BarPublisher;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * Says of each instrument and interval whether its bars may be traded on, and if not, why; once, whenever that changes.
 *
 * <p>The data gate looks for itself at the moment it is asked; this is for people, and for the report.
 */
public final class BarWatch implements Persistent {
    private static final byte UNTOLD = -1;

    private final Market market;
    private final Links links;
    private final Coverage coverage;
    private final BarPublisher publisher;
    private final RollingHash hash;
    private final int barsNeeded;
    private final byte[] told;

    /**
     * Nothing said yet.
     *
     * @param configuration bars wanted
     * @param market bars
     * @param links gaps
     * @param coverage who is in the universe
     * @param publisher tells
     * @param hash absorbs every change
     */
    public BarWatch(
            CoreConfiguration configuration,
            Market market,
            Links links,
            Coverage coverage,
            BarPublisher publisher,
            RollingHash hash) {
        this.market = market;
        this.links = links;
        this.coverage = coverage;
        this.publisher = publisher;
        this.hash = hash;
        barsNeeded = configuration.count(BarKeys.WARM_UP);
        told = new byte[market.instrumentCapacity() * market.intervalCount()];
        for (int place = 0; place < told.length; place++) {
            told[place] = UNTOLD;
        }
    }

    /**
     * Looks at one series.
     *
     * @param instrumentId whose
     * @param intervalIndex which
     * @param nowNs engine time
     */
    public void look(int instrumentId, int intervalIndex, long nowNs) {
        final BarState state = stateOf(instrumentId, intervalIndex, nowNs);
        final int place = instrumentId * market.intervalCount() + intervalIndex;
        if (told[place] == (byte) state.value()) {
            return;
        }
        told[place] = (byte) state.value();
        hash.absorb(instrumentId, intervalIndex, state.value());
        final BarSeries series = market.bars(instrumentId, intervalIndex);
        publisher.readiness(
                instrumentId,
                series.intervalMinutes(),
                state,
                series.size(),
                barsNeeded,
                series.lastCloseTimeNs(),
                series.missingFromNs(),
                series.missingToNs());
    }

    /**
     * Looks at every series of the first instruments, as after a change of connections, or as time goes by.
     *
     * @param instrumentCount how many
     * @param nowNs engine time
     */
    public void lookAtAll(int instrumentCount, long nowNs) {
        for (int i = 0; i < instrumentCount; i++) {
            for (int index = 0; index < market.intervalCount(); index++) {
                look(i, index, nowNs);
            }
        }
    }

    @Override
    public void persist(StateIo io) {
        for (int place = 0; place < told.length; place++) {
            told[place] = io.i8(told[place]);
        }
    }

    private BarState stateOf(int i, int intervalIndex, long nowNs) {
        if (!links.hasPublic() || !coverage.isExpected(i)) {
            return BarState.NOT_SUBSCRIBED;
        }
        return switch (market.readiness(i, intervalIndex, barsNeeded, nowNs)) {
            case NO_BARS -> BarState.NO_BARS;
            case TOO_FEW -> BarState.WARMING_UP;
            case GAP -> BarState.GAP;
            case STALE -> BarState.STALE;
            case READY -> links.isDataWhole(i) ? BarState.READY : BarState.GAP;
        };
    }
}
