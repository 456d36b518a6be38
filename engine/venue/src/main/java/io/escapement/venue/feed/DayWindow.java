package io.escapement.venue.feed;

import io.escapement.venue.market.BarStore;
import io.escapement.venue.model.Bar;

/** The last 24 hours in steps of a quarter of an hour, and the hour within them. */
final class DayWindow {
    private static final long BUCKET_MS = 15 * 60_000L;
    private static final int BUCKETS = 96;
    private static final int HOUR = 4;

    private final long[] open = new long[BUCKETS];
    private final long[] high = new long[BUCKETS];
    private final long[] low = new long[BUCKETS];
    private final long[] volume = new long[BUCKETS];
    private final long[] turnover = new long[BUCKETS];
    private long bucket = Long.MIN_VALUE;
    private int filled;
    private long pastHigh;
    private long pastLow;
    private long pastVolume;
    private long pastTurnover;

    DayWindow(BarStore store, int baseMinutes, long startMs) {
        for (final Bar bar : store.query(
                baseMinutes,
                startMs - BUCKETS * BUCKET_MS,
                startMs - baseMinutes * 60_000L,
                Integer.MAX_VALUE,
                false)) {
            apply(bar.openTimeMs(), bar.open(), 0, 0);
            apply(bar.openTimeMs(), bar.high(), 0, 0);
            apply(bar.openTimeMs(), bar.low(), bar.volume(), bar.turnover());
        }
    }

    void apply(long timeMs, long price, long addedVolume, long addedTurnover) {
        final long now = Math.floorDiv(timeMs, BUCKET_MS);
        if (now != bucket) {
            begin(now, price);
        }
        final int at = (int) (bucket % BUCKETS);
        high[at] = Math.max(high[at], price);
        low[at] = Math.min(low[at], price);
        volume[at] += addedVolume;
        turnover[at] += addedTurnover;
    }

    long highPrice() {
        return Math.max(pastHigh, high[(int) (bucket % BUCKETS)]);
    }

    long lowPrice() {
        return Math.min(pastLow, low[(int) (bucket % BUCKETS)]);
    }

    long volume() {
        return pastVolume + volume[(int) (bucket % BUCKETS)];
    }

    long turnover() {
        return pastTurnover + turnover[(int) (bucket % BUCKETS)];
    }

    /** Price at the beginning of the window, or the first known. */
    long firstPrice() {
        return open[(int) ((bucket - Math.min(filled, BUCKETS) + 1) % BUCKETS)];
    }

    /** Price an hour ago, or the first known. */
    long hourPrice() {
        return open[(int) ((bucket - Math.min(filled, HOUR) + 1) % BUCKETS)];
    }

    private void begin(long now, long price) {
        if (bucket == Long.MIN_VALUE || now - bucket > BUCKETS) {
            filled = 0;
            bucket = now - 1;
        }
        // Buckets without trades stand at the price that came after them.
        while (bucket < now) {
            bucket++;
            filled++;
            final int at = (int) (bucket % BUCKETS);
            open[at] = price;
            high[at] = price;
            low[at] = price;
            volume[at] = 0;
            turnover[at] = 0;
        }
        pastHigh = Long.MIN_VALUE;
        pastLow = Long.MAX_VALUE;
        pastVolume = 0;
        pastTurnover = 0;
        for (int back = 1; back < Math.min(filled, BUCKETS); back++) {
            final int at = (int) ((bucket - back) % BUCKETS);
            pastHigh = Math.max(pastHigh, high[at]);
            pastLow = Math.min(pastLow, low[at]);
            pastVolume += volume[at];
            pastTurnover += turnover[at];
        }
    }
}
