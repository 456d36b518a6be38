package io.escapement.venue.market;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.venue.model.InstrumentRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What is known of one instrument of a history: rules that fit the data, its bars, the rates paid. Never changed, so that
 * several markets may read it at once.
 */
final class HistoryInstrument {
    private static final long MINUTE_MS = 60_000L;
    private static final int DAY_MINUTES = 1440;
    private static final int HOUR_MINUTES = 60;

    /** Between two funding payments where no rates say otherwise. */
    private static final int FUNDING_MINUTES = 480;

    final InstrumentRules rules;
    final BarStore store;
    final BarSeries path;
    final long levelSize;
    private final FundingRates funding;

    /**
     * Puts the series of one symbol together.
     *
     * @param instrumentId dense index
     * @param rows of one symbol, intervals all different
     * @param funding rates that were paid
     */
    HistoryInstrument(int instrumentId, List<BarRows> rows, FundingRates funding) {
        final List<BarRows> sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparingInt(BarRows::intervalMinutes));
        this.funding = funding;
        rules = rules(instrumentId, sorted);
        final List<BarSeries> series = new ArrayList<>();
        for (final BarRows row : sorted) {
            series.add(series(row));
        }
        path = series.get(0);
        store = new BarStore(series);
        levelSize = levelSize();
    }

    long firstMs() {
        return path.openMs(0);
    }

    /** Close of the last bar. */
    long endMs() {
        return path.openMs(path.size() - 1) + path.intervalMinutes() * MINUTE_MS;
    }

    /** Rate paid at a time, 1e-8, or NULL. */
    long fundingRate(long timeMs) {
        return funding.at(timeMs);
    }

    private BarSeries series(BarRows rows) {
        final BarSeries series = new BarSeries(rows.intervalMinutes(), rules.tickSize(), rows.size());
        for (int i = 0; i < rows.size(); i++) {
            if (rows.price(i, 2) / rules.tickSize() > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(
                        rows.source() + ": prices have too many digits; " + "at most nine in all can be kept");
            }
            final long volume = rows.volume(i) / Volumes.SIZE_PER_VOLUME;
            final long typical = (rows.price(i, 1) + rows.price(i, 4)) / 2;
            final long turnover = rows.turnover(i) >= 0 ? rows.turnover(i) : Volumes.turnover(typical, rows.volume(i));
            series.append(
                    rows.openMs(i),
                    rows.price(i, 1),
                    rows.price(i, 2),
                    rows.price(i, 3),
                    rows.price(i, 4),
                    volume,
                    turnover);
        }
        return series;
    }

    /**
     * Rules that fit the data: steps from the digits seen, sizes for up to two million USDT, the usual least value of 5.
     */
    private InstrumentRules rules(int instrumentId, List<BarRows> all) {
        int priceDigits = 0;
        int volumeDigits = 0;
        long launchMs = Long.MAX_VALUE;
        for (final BarRows rows : all) {
            priceDigits = Math.max(priceDigits, rows.priceDigits());
            volumeDigits = Math.max(volumeDigits, rows.volumeDigits());
            launchMs = Math.min(launchMs, rows.openMs(0));
        }
        final BarRows finest = all.get(0);
        final long lastPrice = finest.price(finest.size() - 1, 4);
        final long tick = power(FixedPoint.SCALE_DIGITS - priceDigits);
        // Volumes are kept to four digits; what a collector's sums left behind is noise.
        final long lot = power(FixedPoint.SCALE_DIGITS - Math.min(volumeDigits, 4));
        final long maxLots =
                Math.max(1000, (long) (2_000_000 * (FixedPoint.ONE / (double) lastPrice) * FixedPoint.ONE / lot));
        final String symbol = finest.symbol();
        return new InstrumentRules(
                instrumentId,
                symbol,
                symbol.endsWith("USDT") ? symbol.substring(0, symbol.length() - 4) : symbol,
                tick,
                lot,
                lot,
                maxLots * lot,
                maxLots / 2 * lot,
                5 * FixedPoint.ONE,
                tick,
                Math.max(1_999_999 * tick, FixedPoint.floorToStep(lastPrice, tick) * 20),
                50 * FixedPoint.ONE,
                FixedPoint.ONE / 100,
                FixedPoint.ONE / 200,
                fundingMinutes(),
                FixedPoint.ONE / 200,
                launchMs);
    }

    /** As the paid rates follow each other; whole hours that divide a day. */
    private int fundingMinutes() {
        final int minutes = funding.leastStepMinutes();
        return minutes >= HOUR_MINUTES && minutes % HOUR_MINUTES == 0 && DAY_MINUTES % minutes == 0
                ? minutes
                : FUNDING_MINUTES;
    }

    /** A twentieth of the mean minute on each level. */
    private long levelSize() {
        double volume = 0;
        for (int i = 0; i < path.size(); i++) {
            volume += path.volume(i);
        }
        final double minute = volume * Volumes.SIZE_PER_VOLUME / path.size() / path.intervalMinutes();
        return Math.max(1, (long) (minute / 20 / rules.lotSize())) * rules.lotSize();
    }

    private static long power(int exponent) {
        long value = 1;
        for (int i = 0; i < exponent; i++) {
            value *= 10;
        }
        return value;
    }
}
