package io.escapement.gateway.exchange.stream;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.venue.market.BarSeries;
import io.escapement.venue.market.BarStore;
import io.escapement.venue.market.MarketSource;
import io.escapement.venue.market.PricePoint;
import io.escapement.venue.model.InstrumentRules;
import java.util.List;

/** One instrument, BTCUSDT at a tick of 0.1, whose price moves at the given milliseconds, a tick up each time. */
final class DenseMarket implements MarketSource {
    static final long START_MS = 1_767_571_200_000L;

    private static final long TICK = FixedPoint.ONE / 10;
    private static final long LOT = FixedPoint.ONE / 1_000;
    private static final long FIRST = 100 * FixedPoint.ONE;

    private final InstrumentRules rules = new InstrumentRules(
            0,
            "BTCUSDT",
            "BTC",
            TICK,
            LOT,
            LOT,
            100 * FixedPoint.ONE,
            50 * FixedPoint.ONE,
            5 * FixedPoint.ONE,
            TICK,
            100_000 * FixedPoint.ONE,
            50 * FixedPoint.ONE,
            FixedPoint.ONE / 100,
            FixedPoint.ONE / 200,
            480,
            FixedPoint.ONE / 200,
            START_MS - 60_000);
    private final BarStore store;
    private final long[] offsetsMs;
    private int next;

    DenseMarket(long... offsetsMs) {
        this.offsetsMs = offsetsMs;
        final BarSeries series = new BarSeries(1, TICK, 4);
        series.append(START_MS - 60_000, FIRST, FIRST, FIRST, FIRST, 10_000, 1_000_000);
        store = new BarStore(List.of(series));
    }

    @Override
    public int instrumentCount() {
        return 1;
    }

    @Override
    public InstrumentRules rules(int instrumentId) {
        return rules;
    }

    @Override
    public long startMs() {
        return START_MS;
    }

    @Override
    public long endMs() {
        return START_MS + 60_000;
    }

    @Override
    public int baseIntervalMinutes(int instrumentId) {
        return 1;
    }

    @Override
    public BarStore bars(int instrumentId) {
        return store;
    }

    @Override
    public long levelSize(int instrumentId) {
        return 3 * FixedPoint.ONE;
    }

    @Override
    public long nextTimeMs() {
        return next < offsetsMs.length ? START_MS + offsetsMs[next] : NEVER;
    }

    @Override
    public boolean next(PricePoint point) {
        if (next == offsetsMs.length) {
            return false;
        }
        point.timeMs = nextTimeMs();
        point.instrumentId = 0;
        point.barOpens = next == 0;
        next++;
        point.price = FIRST + next * TICK;
        point.size = FixedPoint.ONE;
        point.volume = 10_000;
        point.turnover = point.price / 10_000;
        point.spreadTicks = 1;
        point.noise = 0x5DEECE66DL * next << 3;
        return true;
    }
}
