package io.escapement.venue.market;

import io.escapement.venue.model.InstrumentRules;
import java.util.List;

/** A stretch of {@link HistoryBars} as a market. */
public final class HistoryMarket implements MarketSource {
    /** Share of the path before the start, if nobody says otherwise: most of it is there to be learned from. */
    public static final double DEFAULT_WARM_UP_SHARE = 0.5;

    private final HistoryPath[] paths;
    private final long startMs;
    private final long endMs;

    HistoryMarket(List<HistoryInstrument> instruments, long startMs, long endMs) {
        this.startMs = startMs;
        this.endMs = endMs;
        paths = new HistoryPath[instruments.size()];
        for (int i = 0; i < paths.length; i++) {
            paths[i] = new HistoryPath(instruments.get(i), startMs, endMs);
        }
    }

    /**
     * Reads files; see {@link HistoryBars#read} and {@link HistoryBars#market(double)}.
     *
     * @param files paths
     * @param warmUpShare share of the path kept as history before the start, 0 to below 1
     * @return the market
     * @throws IllegalArgumentException with one line naming file, line, what is wrong and the remedy
     */
    public static MarketSource read(List<String> files, double warmUpShare) {
        return HistoryBars.read(files).market(warmUpShare);
    }

    @Override
    public int instrumentCount() {
        return paths.length;
    }

    @Override
    public InstrumentRules rules(int instrumentId) {
        return paths[instrumentId].instrument().rules;
    }

    @Override
    public long startMs() {
        return startMs;
    }

    @Override
    public long endMs() {
        return endMs;
    }

    @Override
    public int baseIntervalMinutes(int instrumentId) {
        return paths[instrumentId].instrument().path.intervalMinutes();
    }

    @Override
    public BarStore bars(int instrumentId) {
        return paths[instrumentId].instrument().store;
    }

    @Override
    public long levelSize(int instrumentId) {
        return paths[instrumentId].instrument().levelSize;
    }

    @Override
    public long fundingRate(int instrumentId, long timeMs) {
        return paths[instrumentId].instrument().fundingRate(timeMs);
    }

    @Override
    public long nextTimeMs() {
        long next = NEVER;
        for (final HistoryPath path : paths) {
            next = Math.min(next, path.nextTimeMs());
        }
        return next;
    }

    @Override
    public boolean next(PricePoint point) {
        final long timeMs = nextTimeMs();
        if (timeMs == NEVER) {
            return false;
        }
        for (final HistoryPath path : paths) {
            if (path.nextTimeMs() == timeMs) {
                path.next(point);
                return true;
            }
        }
        return false;
    }
}
