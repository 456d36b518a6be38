package io.escapement.venue;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.venue.market.BarSeries;
import io.escapement.venue.market.BarStore;
import io.escapement.venue.market.MarketSource;
import io.escapement.venue.market.PricePoint;
import io.escapement.venue.model.InstrumentRules;
import io.escapement.venue.model.InstrumentStatus;
import java.util.ArrayList;
import java.util.List;

/**
 * A market that does what a test says: one-minute bars, a point every 30 seconds, history of one bar at the first price.
 * Tick 0.1, lot 0.001, least value 5, a typical level of 3 units, so that the best holds at least 1.
 */
final class ScriptedMarket implements MarketSource {
    /** 2023-11-14T16:00:00Z, a settlement of funding. */
    static final long START_MS = 1_699_977_600_000L;

    static final long TICK = FixedPoint.ONE / 10;
    static final long LOT = FixedPoint.ONE / 1000;

    private final List<PricePoint> points = new ArrayList<>();
    private final List<InstrumentRules> rules = new ArrayList<>();
    private final List<BarStore> stores = new ArrayList<>();
    private long size = 10 * FixedPoint.ONE;
    private int spreadTicks = 1;
    private int next;

    /** Instruments AUSDT, BUSDT … at these prices. */
    ScriptedMarket(double... prices) {
        for (int i = 0; i < prices.length; i++) {
            final String coin = String.valueOf((char) ('A' + i));
            rules.add(new InstrumentRules(
                    i,
                    coin + "USDT",
                    coin,
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
                    START_MS - 60_000));
            final BarSeries series = new BarSeries(1, TICK, 4);
            final long price = units(prices[i]);
            series.append(START_MS - 60_000, price, price, price, price, 10_000, 1_000_000);
            stores.add(new BarStore(List.of(series)));
        }
    }

    /** The first instrument is in another state of its life. */
    void status(InstrumentStatus status) {
        rules.set(0, rules.get(0).with(status, 0));
    }

    /** A number of 1e-8 units, exact for the short decimals of tests. */
    static long units(double value) {
        return Math.round(value * 1e8);
    }

    /** From the next point on so much is traded at each; 10 before. */
    ScriptedMarket trading(double traded) {
        size = units(traded);
        return this;
    }

    /** From the next point on the spread is so wide; 1 before. */
    ScriptedMarket spread(int ticks) {
        spreadTicks = ticks;
        return this;
    }

    /** The next 30 seconds of all instruments; one price each. */
    ScriptedMarket then(double... prices) {
        final int slot = points.size() / rules.size();
        for (int i = 0; i < prices.length; i++) {
            final PricePoint point = new PricePoint();
            point.timeMs = START_MS + slot * 30_000L;
            point.instrumentId = i;
            point.barOpens = slot % 2 == 0;
            point.price = units(prices[i]);
            point.size = size;
            point.volume = 100_000;
            point.turnover = point.price / 1_000;
            point.spreadTicks = spreadTicks;
            point.noise = 0x5DEECE66DL * (slot + 1) << 3;
            points.add(point);
        }
        return this;
    }

    @Override
    public int instrumentCount() {
        return rules.size();
    }

    @Override
    public InstrumentRules rules(int instrumentId) {
        return rules.get(instrumentId);
    }

    @Override
    public long startMs() {
        return START_MS;
    }

    @Override
    public long endMs() {
        return points.isEmpty() ? START_MS : points.get(points.size() - 1).timeMs + 30_000;
    }

    @Override
    public int baseIntervalMinutes(int instrumentId) {
        return 1;
    }

    @Override
    public BarStore bars(int instrumentId) {
        return stores.get(instrumentId);
    }

    @Override
    public long levelSize(int instrumentId) {
        return 3 * FixedPoint.ONE;
    }

    @Override
    public long nextTimeMs() {
        return next < points.size() ? points.get(next).timeMs : NEVER;
    }

    @Override
    public boolean next(PricePoint point) {
        if (next == points.size()) {
            return false;
        }
        final PricePoint source = points.get(next++);
        point.timeMs = source.timeMs;
        point.instrumentId = source.instrumentId;
        point.barOpens = source.barOpens;
        point.price = source.price;
        point.size = source.size;
        point.volume = source.volume;
        point.turnover = source.turnover;
        point.spreadTicks = source.spreadTicks;
        point.noise = source.noise;
        return true;
    }
}
