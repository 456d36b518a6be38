package io.escapement.venue.market;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.venue.model.InstrumentRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The path of one instrument from files: four points a bar of its finest series. A rising bar is walked open, low, high,
 * close, a falling one open, high, low, close: the usual assumption, which meets the stop of a position with the bar
 * before its target.
 */
final class HistoryInstrument {
    private static final int POINTS = 4;
    private static final long MINUTE_MS = 60_000L;

    final InstrumentRules rules;
    final BarStore store;
    final BarSeries path;
    final long levelSize;
    private int bar;
    private int point;

    /**
     * Puts the files of one symbol together.
     *
     * @param instrumentId dense index
     * @param files of one symbol, intervals all different
     */
    HistoryInstrument(int instrumentId, List<CsvBars> files) {
        final List<CsvBars> sorted = new ArrayList<>(files);
        sorted.sort(Comparator.comparingInt(file -> file.intervalMinutes));
        rules = rules(instrumentId, sorted);
        final List<BarSeries> series = new ArrayList<>();
        for (final CsvBars file : sorted) {
            series.add(series(file));
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

    void seek(long startMs) {
        bar = path.firstFrom(startMs);
        point = 0;
    }

    long nextTimeMs() {
        return bar < path.size()
                ? path.openMs(bar) + point * (path.intervalMinutes() * MINUTE_MS / POINTS)
                : MarketSource.NEVER;
    }

    void next(PricePoint into) {
        into.timeMs = nextTimeMs();
        into.instrumentId = rules.instrumentId();
        into.barOpens = point == 0;
        into.price = price(bar, point);
        final long volume = path.volume(bar);
        final long turnover = path.turnover(bar);
        into.volume = share(volume, point, rules.lotSize() / Volumes.SIZE_PER_VOLUME);
        into.turnover = share(turnover, point, 1);
        into.size = Math.multiplyExact(into.volume, Volumes.SIZE_PER_VOLUME);
        // Half a basis point, and more when the bar is wide.
        final long range = path.high(bar) - path.low(bar);
        into.spreadTicks = (int) Math.max(1, Math.min(1000, (into.price / 20_000 + range / 50) / 2 / rules.tickSize()));
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

    private BarSeries series(CsvBars file) {
        final BarSeries series = new BarSeries(file.intervalMinutes, rules.tickSize(), file.size);
        for (int i = 0; i < file.size; i++) {
            if (file.price(i, 2) / rules.tickSize() > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("history file " + file.file + ": prices have too many digits; "
                        + "at most nine in all can be kept");
            }
            final long volume = file.volume(i) / Volumes.SIZE_PER_VOLUME;
            final long typical = (file.price(i, 1) + file.price(i, 4)) / 2;
            final long turnover = file.turnover(i) >= 0 ? file.turnover(i) : Volumes.turnover(typical, file.volume(i));
            series.append(
                    file.openMs(i),
                    file.price(i, 1),
                    file.price(i, 2),
                    file.price(i, 3),
                    file.price(i, 4),
                    volume,
                    turnover);
        }
        return series;
    }

    /**
     * Rules that fit the data: steps from the digits seen, sizes for up to two million USDT, the usual least value of 5.
     */
    private static InstrumentRules rules(int instrumentId, List<CsvBars> files) {
        int priceDigits = 0;
        int volumeDigits = 0;
        long launchMs = Long.MAX_VALUE;
        for (final CsvBars file : files) {
            priceDigits = Math.max(priceDigits, file.priceDigits);
            volumeDigits = Math.max(volumeDigits, file.volumeDigits);
            launchMs = Math.min(launchMs, file.openMs(0));
        }
        final CsvBars finest = files.get(0);
        final long lastPrice = finest.price(finest.size - 1, 4);
        final long tick = power(FixedPoint.SCALE_DIGITS - priceDigits);
        // Volumes are kept to four digits; what a collector's sums left behind is noise.
        final long lot = power(FixedPoint.SCALE_DIGITS - Math.min(volumeDigits, 4));
        final long maxLots =
                Math.max(1000, (long) (2_000_000 * (FixedPoint.ONE / (double) lastPrice) * FixedPoint.ONE / lot));
        final String symbol = finest.symbol;
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
                480,
                FixedPoint.ONE / 200,
                launchMs);
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
