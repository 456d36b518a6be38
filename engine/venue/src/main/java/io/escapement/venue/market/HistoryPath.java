package io.escapement.venue.market;

/**
 * A walk along the bars of one instrument: four points a bar of its finest series. A rising bar is walked open, low, high,
 * close, a falling one open, high, low, close: the usual assumption, which meets the stop of a position with the bar
 * before its target.
 */
final class HistoryPath {
    private static final int POINTS = 4;
    private static final long MINUTE_MS = 60_000L;

    private final HistoryInstrument instrument;
    private final BarSeries path;
    private final long endMs;
    private int bar;
    private int point;

    /**
     * A walk.
     *
     * @param instrument to walk along
     * @param startMs bars that open earlier are left out
     * @param endMs bars that open then or later are left out
     */
    HistoryPath(HistoryInstrument instrument, long startMs, long endMs) {
        this.instrument = instrument;
        this.endMs = endMs;
        path = instrument.path;
        bar = path.firstFrom(startMs);
    }

    HistoryInstrument instrument() {
        return instrument;
    }

    long nextTimeMs() {
        return bar < path.size() && path.openMs(bar) < endMs
                ? path.openMs(bar) + point * (path.intervalMinutes() * MINUTE_MS / POINTS)
                : MarketSource.NEVER;
    }

    void next(PricePoint into) {
        into.timeMs = nextTimeMs();
        into.instrumentId = instrument.rules.instrumentId();
        into.barOpens = point == 0;
        into.price = price(bar, point);
        final long volume = path.volume(bar);
        final long turnover = path.turnover(bar);
        into.volume = share(volume, point, instrument.rules.lotSize() / Volumes.SIZE_PER_VOLUME);
        into.turnover = share(turnover, point, 1);
        into.size = Math.multiplyExact(into.volume, Volumes.SIZE_PER_VOLUME);
        // Half a basis point, and more when the bar is wide.
        final long range = path.high(bar) - path.low(bar);
        into.spreadTicks =
                (int) Math.max(1, Math.min(1000, (into.price / 20_000 + range / 50) / 2 / instrument.rules.tickSize()));
        into.noise = Xoshiro256.mix(into.timeMs * 31 + into.price);
        if (++point == POINTS) {
            point = 0;
            bar++;
        }
    }

    private long price(int index, int at) {
        final boolean rising = path.close(index) >= path.open(index);
        return switch (at) {
            case 0 -> path.open(index);
            case 1 -> rising ? path.low(index) : path.high(index);
            case 2 -> rising ? path.high(index) : path.low(index);
            default -> path.close(index);
        };
    }

    /** A quarter of a total in whole steps; the last point takes what is left. */
    private static long share(long total, int at, long step) {
        final long quarter = total / POINTS / step * step;
        return at < POINTS - 1 ? quarter : total - (POINTS - 1) * quarter;
    }
}
