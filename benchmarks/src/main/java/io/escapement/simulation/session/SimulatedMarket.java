package io.escapement.simulation.session;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.venue.market.BarSeries;
import io.escapement.venue.market.BarStore;
import io.escapement.venue.market.MarketSource;
import io.escapement.venue.market.PricePoint;
import io.escapement.venue.model.InstrumentRules;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A small wild market: many instruments, little history, prices that reach stops and targets within minutes. Cheap to
 * make, a function of its seed.
 */
public final class SimulatedMarket implements MarketSource {
    /** 2026-03-02T00:00:00Z. */
    public static final long START_MS = 1_772_409_600_000L;

    private static final long MINUTE_MS = 60_000L;
    private static final int HISTORY_MINUTES = 600;
    private static final int POINTS = 6;
    private static final double SIGMA = 0.0008;
    private static final long ONE = FixedPoint.ONE;
    private static final long SIZE_PER_VOLUME = 10_000;

    private final SplittableRandom random;
    private final InstrumentRules[] rules;
    private final double[] price;
    private final BarSeries[] series;
    private final List<BarStore> stores = new ArrayList<>();
    private final long[][] points;
    private final long endMs;
    private long minuteMs = START_MS - HISTORY_MINUTES * MINUTE_MS;
    private int pointIndex;
    private int instrument;

    /**
     * A market.
     *
     * @param seed decides everything
     * @param instruments how many
     * @param minutes after which it stands still
     */
    public SimulatedMarket(long seed, int instruments, int minutes) {
        random = new SplittableRandom(seed);
        rules = new InstrumentRules[instruments];
        price = new double[instruments];
        series = new BarSeries[instruments];
        points = new long[instruments][POINTS];
        endMs = START_MS + minutes * MINUTE_MS;
        for (int i = 0; i < instruments; i++) {
            rules[i] = rulesOf(i);
            price[i] = 5 + random.nextDouble() * 200;
            series[i] = new BarSeries(1, rules[i].tickSize(), HISTORY_MINUTES + minutes);
            stores.add(new BarStore(List.of(series[i])));
        }
        while (minuteMs < START_MS) {
            nextMinute();
            minuteMs += MINUTE_MS;
        }
        nextMinute();
    }

    /**
     * Names of the instruments.
     *
     * @param instruments how many
     * @return in order of their ids
     */
    public static List<String> symbols(int instruments) {
        final List<String> names = new ArrayList<>();
        for (int i = 0; i < instruments; i++) {
            names.add("SIM" + (char) ('A' + i / 26) + (char) ('A' + i % 26) + "USDT");
        }
        return names;
    }

    private static InstrumentRules rulesOf(int id) {
        final String symbol = symbols(id + 1).get(id);
        return new InstrumentRules(
                id,
                symbol,
                symbol.substring(0, symbol.length() - 4),
                ONE / 1000,
                ONE / 100,
                ONE / 100,
                100_000 * ONE,
                50_000 * ONE,
                5 * ONE,
                ONE / 1000,
                1_999_999 * (ONE / 1000),
                50 * ONE,
                ONE / 100,
                ONE / 200,
                480,
                ONE / 200,
                START_MS - HISTORY_MINUTES * MINUTE_MS);
    }

    @Override
    public int instrumentCount() {
        return rules.length;
    }

    @Override
    public InstrumentRules rules(int instrumentId) {
        return rules[instrumentId];
    }

    @Override
    public long startMs() {
        return START_MS;
    }

    @Override
    public long endMs() {
        return endMs;
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
        // Some hundred USDT a level: entries eat into the book, so that they fill in parts.
        final long size = (long) (600 / price[instrumentId] * ONE);
        return Math.max(
                rules[instrumentId].lotSize(), size / rules[instrumentId].lotSize() * rules[instrumentId].lotSize());
    }

    @Override
    public long nextTimeMs() {
        final long timeMs = minuteMs + pointIndex * (MINUTE_MS / POINTS);
        return timeMs < endMs ? timeMs : NEVER;
    }

    @Override
    public boolean next(PricePoint point) {
        final long timeMs = nextTimeMs();
        if (timeMs == NEVER) {
            return false;
        }
        final long lots = 1 + random.nextLong(2_000);
        point.timeMs = timeMs;
        point.instrumentId = instrument;
        point.barOpens = pointIndex == 0;
        point.price = points[instrument][pointIndex];
        point.size = lots * rules[instrument].lotSize();
        point.volume = point.size / SIZE_PER_VOLUME;
        point.turnover = (long) (point.price / 1e8 * (point.size / 1e8) * 1e4);
        point.spreadTicks = 1 + random.nextInt(5);
        point.noise = random.nextLong();
        if (++instrument == rules.length) {
            instrument = 0;
            if (++pointIndex == POINTS) {
                pointIndex = 0;
                minuteMs += MINUTE_MS;
                nextMinute();
            }
        }
        return true;
    }

    private void nextMinute() {
        for (int i = 0; i < rules.length; i++) {
            final long tick = rules[i].tickSize();
            long high = Long.MIN_VALUE;
            long low = Long.MAX_VALUE;
            for (int p = 0; p < POINTS; p++) {
                final boolean jump = random.nextInt(200) == 0;
                price[i] *= 1 + random.nextGaussian() * SIGMA * (jump ? 6 : 1);
                points[i][p] = Math.max(1, Math.round(price[i] * ONE / tick)) * tick;
                high = Math.max(high, points[i][p]);
                low = Math.min(low, points[i][p]);
            }
            series[i].append(minuteMs, points[i][0], high, low, points[i][POINTS - 1], 60_000, 60_000 * 50);
        }
    }
}
