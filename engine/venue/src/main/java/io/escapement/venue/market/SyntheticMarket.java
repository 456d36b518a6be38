package io.escapement.venue.market;

import io.escapement.venue.model.InstrumentRules;
import java.util.ArrayList;
import java.util.List;

/**
 * A seeded synthetic market. Returns are a common factor times each instrument's beta plus a part of its own; factor and
 * parts switch between trends, ranges and volatile times that last for hours, with jumps, and volume follows volatility
 * and trend. So a trend can be known from its bars before it ends, and following it pays more than two taker fees, while
 * following in a range does not.
 *
 * <p>One-minute bars of a few points each. Every instrument draws from streams of its own: its path depends on the seed
 * and its symbol only, not on the other instruments, on what is asked or on how long the session is.
 */
public final class SyntheticMarket implements MarketSource {
    /** Symbols of the default market. */
    public static final List<String> DEFAULT_SYMBOLS = List.of("BTCUSDT", "ETHUSDT", "SOLUSDT", "XRPUSDT");

    /** Days of history of the default market. */
    public static final int DEFAULT_HISTORY_DAYS = 120;

    /** Points in a minute of the default market: enough for paths, few enough for sessions in step to be fast. */
    public static final int DEFAULT_POINTS = 2;

    /** 2026-03-02T00:00:00Z, a Monday: first instant of every synthetic session. */
    public static final long START_MS = 1_772_409_600_000L;

    private static final long MINUTE_MS = 60_000L;
    private static final long DAY_MS = 86_400_000L;
    private static final double FACTOR_SIGMA = 0.00040;

    private final SyntheticInstrument[] instruments;
    private final List<BarStore> stores = new ArrayList<>();
    private final RegimeProcess factor;
    private final double[] factorReturns;
    private final long endMs;
    private final int points;
    private long minuteMs;
    private int pointIndex;
    private int instrumentIndex;

    private SyntheticMarket(long seed, List<String> symbols, int historyDays, int lengthDays, int points) {
        this.points = points;
        endMs = lengthDays == 0 ? NEVER : START_MS + lengthDays * DAY_MS;
        factor = new RegimeProcess(new Xoshiro256(Xoshiro256.streamSeed(seed, "factor")), 0.000030, 0.35, 0.008);
        factorReturns = new double[points];
        instruments = new SyntheticInstrument[symbols.size()];
        minuteMs = START_MS - Math.max(DEFAULT_HISTORY_DAYS, historyDays) * DAY_MS;
        final int minutes = (int) ((START_MS - minuteMs) / MINUTE_MS) + Math.max(lengthDays, 1) * 1440;
        for (int i = 0; i < instruments.length; i++) {
            final SyntheticProfile profile = SyntheticProfile.of(symbols.get(i));
            instruments[i] = new SyntheticInstrument(profile, i, seed, minuteMs, points, minutes);
            stores.add(new BarStore(List.of(instruments[i].series)));
        }
        while (minuteMs < START_MS) {
            generateMinute();
            minuteMs += MINUTE_MS;
        }
        generateMinute();
    }

    /**
     * The default market with other symbols or length.
     *
     * @param seed decides everything
     * @param symbols at least one, each ending in USDT
     * @param historyDays bars before the start; at least {@link #DEFAULT_HISTORY_DAYS} are made
     * @param lengthDays of the session; 0: endless
     * @return the market
     * @throws IllegalArgumentException with one clear line
     */
    public static MarketSource create(long seed, List<String> symbols, int historyDays, int lengthDays) {
        return create(seed, symbols, historyDays, lengthDays, DEFAULT_POINTS);
    }

    /**
     * A market.
     *
     * @param seed decides everything
     * @param symbols at least one, each ending in USDT
     * @param historyDays bars before the start; at least {@link #DEFAULT_HISTORY_DAYS} are made
     * @param lengthDays of the session; 0: endless
     * @param points in a minute, 2 to 12 and a divisor of 60
     * @return the market
     * @throws IllegalArgumentException with one clear line
     */
    public static MarketSource create(long seed, List<String> symbols, int historyDays, int lengthDays, int points) {
        if (symbols.isEmpty() || symbols.stream().distinct().count() != symbols.size()) {
            throw new IllegalArgumentException("symbols " + symbols + ": give at least one, and each once");
        }
        if (points < 2 || points > 12 || 60 % points != 0) {
            throw new IllegalArgumentException("points a minute " + points + ": give 2, 3, 4, 5, 6, 10 or 12");
        }
        if (historyDays < 0 || historyDays > 1000 || lengthDays < 0 || lengthDays > 1000) {
            throw new IllegalArgumentException(
                    "history of " + historyDays + " and session of " + lengthDays + " days: give 0 to 1000");
        }
        return new SyntheticMarket(seed, symbols, historyDays, lengthDays, points);
    }

    @Override
    public int instrumentCount() {
        return instruments.length;
    }

    @Override
    public InstrumentRules rules(int instrumentId) {
        return instruments[instrumentId].rules;
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
        return instruments[instrumentId].levelSize();
    }

    @Override
    public long nextTimeMs() {
        final long timeMs = minuteMs + pointIndex * (MINUTE_MS / points);
        return timeMs < endMs ? timeMs : NEVER;
    }

    @Override
    public boolean next(PricePoint point) {
        final long timeMs = nextTimeMs();
        if (timeMs == NEVER) {
            return false;
        }
        point.timeMs = timeMs;
        instruments[instrumentIndex].point(pointIndex, point);
        if (++instrumentIndex == instruments.length) {
            instrumentIndex = 0;
            if (++pointIndex == points) {
                pointIndex = 0;
                minuteMs += MINUTE_MS;
                generateMinute();
            }
        }
        return true;
    }

    private void generateMinute() {
        factor.nextMinute();
        for (int i = 0; i < points; i++) {
            factorReturns[i] = factor.nextReturn(1.0 / points, FACTOR_SIGMA, i == 0);
        }
        for (final SyntheticInstrument instrument : instruments) {
            instrument.nextMinute(minuteMs, factorReturns, factor.volatility(), factor.activity());
        }
    }
}
