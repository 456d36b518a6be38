package io.escapement.benchmarks.latency;

import io.escapement.venue.market.BarStore;
import io.escapement.venue.market.MarketSource;
import io.escapement.venue.market.PricePoint;
import io.escapement.venue.market.SyntheticMarket;
import io.escapement.venue.model.InstrumentRules;
import java.util.List;

/**
 * The synthetic market with fewer points a minute, so that a bar of fifteen minutes closes every few hundred ticks and
 * the strategy is asked several times a second. What was traded at a point left out is added to the next.
 */
final class SwiftMarket implements MarketSource {
    private static final long STEP_MS = 90_000;
    private static final int SEED = 7;
    private static final int DAYS = 365;

    private final MarketSource full;
    private final long[] sizes;
    private final long[] volumes;
    private final long[] turnovers;
    private final PricePoint skipped = new PricePoint();

    /** A fresh one, always the same. @param symbols of it */
    SwiftMarket(List<String> symbols) {
        full = SyntheticMarket.create(SEED, symbols, 0, DAYS);
        sizes = new long[symbols.size()];
        volumes = new long[symbols.size()];
        turnovers = new long[symbols.size()];
    }

    @Override
    public int instrumentCount() {
        return full.instrumentCount();
    }

    @Override
    public InstrumentRules rules(int instrumentId) {
        return full.rules(instrumentId);
    }

    @Override
    public long startMs() {
        return full.startMs();
    }

    @Override
    public long endMs() {
        return full.endMs();
    }

    @Override
    public int baseIntervalMinutes(int instrumentId) {
        return full.baseIntervalMinutes(instrumentId);
    }

    @Override
    public BarStore bars(int instrumentId) {
        return full.bars(instrumentId);
    }

    @Override
    public long levelSize(int instrumentId) {
        return full.levelSize(instrumentId);
    }

    @Override
    public long nextTimeMs() {
        for (long next = full.nextTimeMs(); next != NEVER; next = full.nextTimeMs()) {
            if ((next - full.startMs()) % STEP_MS == 0) {
                return next;
            }
            full.next(skipped);
            sizes[skipped.instrumentId] += skipped.size;
            volumes[skipped.instrumentId] += skipped.volume;
            turnovers[skipped.instrumentId] += skipped.turnover;
        }
        return NEVER;
    }

    @Override
    public boolean next(PricePoint point) {
        if (nextTimeMs() == NEVER || !full.next(point)) {
            return false;
        }
        final int id = point.instrumentId;
        point.size += sizes[id];
        point.volume += volumes[id];
        point.turnover += turnovers[id];
        sizes[id] = 0;
        volumes[id] = 0;
        turnovers[id] = 0;
        return true;
    }
}
