package io.escapement.venue.market;

import io.escapement.venue.model.InstrumentRules;
import java.util.List;

/**
 * A seeded synthetic market. Returns are a common factor times each instrument's beta plus a part of its own; factor and
 * parts switch between trends, ranges and volatile times that last for hours, with jumps, and volume follows volatility
 * and trend. So a trend can be known from its bars before it ends, and following it pays more than two taker fees, while
 * following in a range does not.
 *
 * <p>One-minute bars of a few points each, as far back as the history of days asked for; before them bars of half an hour for
 * 62 days, of two hours for 560 days, and days back to the launch, each made only when asked for, each coarser one the sum of the finer ones where
 * there are both. Every instrument draws from streams of its own: its path depends on the seed
 * and its symbol only, not on the other instruments, on what is asked or on how long the session is.
 */
public final class SyntheticMarket implements MarketSource {
    /** Symbols of the default market. */
    public static final List<String> DEFAULT_SYMBOLS = List.of("BTCUSDT", "ETHUSDT", "SOLUSDT", "XRPUSDT");

    /** Days of history of the default market. */
    public static final int DEFAULT_HISTORY_DAYS = 120;

    /** Up to so many instruments have {@link #DEFAULT_HISTORY_DAYS} of minutes, more of them only {@link #MANY_HISTORY_DAYS}. */
    public static final int FEW = 16;

    /** Days of minutes of a market of many instruments: more than a thousand bars of fifteen minutes. */
    public static final int MANY_HISTORY_DAYS = 12;

    /** Points in a minute of the default market: enough for paths, few enough for sessions in step to be fast. */
    public static final int DEFAULT_POINTS = 2;

    /** 2026-03-02T00:00:00Z, a Monday: first instant of every synthetic session. */
    public static final long START_MS = 1_772_409_600_000L;

    private static final long MINUTE_MS = 60_000L;
    private static final long DAY_MS = 86_400_000L;

    /** 2006-01-02T00:00:00Z, a Monday: every synthetic instrument is a thousand weeks old, and more. */
    public static final long LAUNCH_MS = 1_136_160_000_000L;

    private final SyntheticInstrument[] instruments;
    private final CommonFactor factor;
    private final long endMs;
    private final int points;
    private long minuteMs;
    private int minute;
    private int pointIndex;
    private int instrumentIndex;

    private SyntheticMarket(long seed, List<String> symbols, int historyDays, int lengthDays, int points) {
        this.points = points;
        endMs = lengthDays == 0 ? NEVER : START_MS + lengthDays * DAY_MS;
        instruments = new SyntheticInstrument[symbols.size()];
        minuteMs = START_MS
                - Math.max(symbols.size() <= FEW ? DEFAULT_HISTORY_DAYS : MANY_HISTORY_DAYS, historyDays) * DAY_MS;
        factor = new CommonFactor(seed, points, (int) ((START_MS - minuteMs) / MINUTE_MS));
        for (int i = 0; i < instruments.length; i++) {
            final SyntheticProfile profile = SyntheticProfile.of(symbols.get(i));
            instruments[i] = new SyntheticInstrument(profile, i, seed, factor, points, LAUNCH_MS, minuteMs, START_MS);
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
     * @param historyDays of minutes before the start; at least {@link #DEFAULT_HISTORY_DAYS} are made, of more
     *     than {@link #FEW} instruments {@link #MANY_HISTORY_DAYS}
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
     * @param historyDays of minutes before the start; at least {@link #DEFAULT_HISTORY_DAYS} are made, of more
     *     than {@link #FEW} instruments {@link #MANY_HISTORY_DAYS}
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
        return instruments[instrumentId].store;
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
        factor.nextMinute(minute);
        for (final SyntheticInstrument instrument : instruments) {
            instrument.nextMinute(factor, minute, minuteMs);
        }
        minute++;
    }
}
