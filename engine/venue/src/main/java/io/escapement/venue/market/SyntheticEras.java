package io.escapement.venue.market;

import java.util.ArrayList;
import java.util.List;

/**
 * What lies before the minutes of a synthetic instrument: bars of half an hour, of two hours, and days back to its launch,
 * made backward from where the finer ones begin, when they are asked for. Over the minutes there are bars of two hours
 * that are their sums.
 */
final class SyntheticEras {
    private static final int HALF_HOUR = 30;
    private static final int TWO_HOURS = 120;
    private static final int DAY_MINUTES = 1_440;
    private static final long MINUTE_MS = 60_000L;
    private static final long DAY_MS = DAY_MINUTES * MINUTE_MS;

    /** More than a thousand bars of an hour, and of twelve hours. */
    private static final int HALF_HOUR_DAYS = 62;

    private static final int TWO_HOUR_DAYS = 560;

    private final SyntheticProfile profile;
    private final long seed;
    private final BarSeries sums;
    private final List<BarPart> parts = new ArrayList<>();

    private long slotMs = Long.MIN_VALUE;
    private long open;
    private long high;
    private long low;
    private long close;
    private long volume;
    private long turnover;

    SyntheticEras(SyntheticProfile profile, long seed, long launchMs, long minutesMs, long startMs) {
        this.profile = profile;
        this.seed = seed;
        sums = new BarSeries(TWO_HOURS, profile.tickSize(), (int) ((startMs - minutesMs) / MINUTE_MS / TWO_HOURS));
        parts.add(new Sums(minutesMs, startMs));
        long endMs = minutesMs;
        Era later = null;
        final int[] minutes = {HALF_HOUR, TWO_HOURS, DAY_MINUTES};
        final long[] beginMs = {startMs - HALF_HOUR_DAYS * DAY_MS, startMs - TWO_HOUR_DAYS * DAY_MS, launchMs};
        final double[] sigma = {0.004, 0.008, 0.026};
        for (int i = 0; i < minutes.length; i++) {
            if (beginMs[i] < endMs) {
                later = new Era(minutes[i], beginMs[i], endMs, sigma[i], later);
                parts.add(later);
                endMs = beginMs[i];
            }
        }
    }

    /** The parts, later ones first. */
    List<BarPart> parts() {
        return parts;
    }

    /** A minute of history was made. @param openMs of it @param path that made it */
    void add(long openMs, SyntheticPath path) {
        final long slot = openMs - Math.floorMod(openMs, TWO_HOURS * MINUTE_MS);
        if (slot != slotMs) {
            slotMs = slot;
            open = path.prices[0];
            high = path.high;
            low = path.low;
            volume = 0;
            turnover = 0;
        }
        high = Math.max(high, path.high);
        low = Math.min(low, path.low);
        close = path.prices[path.prices.length - 1];
        volume += path.volume;
        turnover += path.turnover;
        if (openMs + MINUTE_MS == slot + TWO_HOURS * MINUTE_MS) {
            sums.append(slot, open, high, low, close, volume, turnover);
        }
    }

    /** A path that ends at a price, told from its end to its beginning: a walk that is drawn to the usual price. */
    private BarSeries backward(int minutes, long fromMs, long toMs, double last, double sigma) {
        final int count = (int) ((toMs - fromMs) / MINUTE_MS / minutes);
        final Xoshiro256 random = new Xoshiro256(Xoshiro256.streamSeed(seed, profile.symbol() + " era " + minutes));
        final long[] rows = new long[count * 5];
        double price = last;
        for (int i = count - 1; i >= 0; i--) {
            final double pull = 0.5 * sigma * sigma * (profile.price() / price - 1);
            final double before = Math.max(
                    profile.price() / 8, Math.min(profile.price() * 8, price * (1 + pull + sigma * random.nextBell())));
            final double above = Math.max(before, price) * (1 + sigma * 0.4 * random.nextDouble());
            final double below = Math.min(before, price) * (1 - sigma * 0.4 * random.nextDouble());
            rows[i * 5] = ticks(before);
            rows[i * 5 + 1] = ticks(above);
            rows[i * 5 + 2] = ticks(below);
            rows[i * 5 + 3] = ticks(price);
            final double size = profile.minuteTurnover() * minutes * (0.4 + random.nextDouble()) / price;
            rows[i * 5 + 4] = Math.max(1, (long) (size * 1e8 / profile.lotSize())) * profile.lotSize();
            price = before;
        }
        final BarSeries series = new BarSeries(minutes, profile.tickSize(), count);
        for (int i = 0; i < count; i++) {
            final long size = rows[i * 5 + 4];
            final long typical = (rows[i * 5] + rows[i * 5 + 3]) / 2;
            series.append(
                    fromMs + i * minutes * MINUTE_MS,
                    rows[i * 5],
                    rows[i * 5 + 1],
                    rows[i * 5 + 2],
                    rows[i * 5 + 3],
                    size / Volumes.SIZE_PER_VOLUME,
                    Volumes.turnover(typical, size));
        }
        return series;
    }

    private long ticks(double price) {
        return Math.max(1, Math.round(price * 1e8 / profile.tickSize())) * profile.tickSize();
    }

    /** The sums over the minutes of history. */
    private final class Sums implements BarPart {
        private final long firstMs;
        private final long endMs;

        Sums(long firstMs, long endMs) {
            this.firstMs = firstMs;
            this.endMs = endMs;
        }

        @Override
        public int intervalMinutes() {
            return TWO_HOURS;
        }

        @Override
        public long firstMs() {
            return firstMs;
        }

        @Override
        public long endMs() {
            return endMs;
        }

        @Override
        public BarSeries window(long fromMs, long toMs) {
            return sums;
        }
    }

    /** A stretch made backward. */
    private final class Era implements BarPart {
        private final int minutes;
        private final long firstMs;
        private final long endMs;
        private final double sigma;
        private final Era later;
        private BarSeries series;

        Era(int minutes, long firstMs, long endMs, double sigma, Era later) {
            this.minutes = minutes;
            this.firstMs = firstMs;
            this.endMs = endMs;
            this.sigma = sigma;
            this.later = later;
        }

        @Override
        public int intervalMinutes() {
            return minutes;
        }

        @Override
        public long firstMs() {
            return firstMs;
        }

        @Override
        public long endMs() {
            return endMs;
        }

        @Override
        public BarSeries window(long fromMs, long toMs) {
            return series();
        }

        private BarSeries series() {
            if (series == null) {
                final double last =
                        later == null ? profile.price() : later.series().open(0) / 1e8;
                series = backward(minutes, firstMs, endMs, last, sigma);
            }
            return series;
        }
    }
}
