package io.escapement.trainer.label;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.trainer.history.HistoryBar;
import java.util.Arrays;
import java.util.List;

/** The bars barriers are checked on, in arrays, oldest first. Prices are doubles here: labels are statistics, not money. */
public final class FineBars {
    private final long intervalMs;
    private final long[] openTimeMs;
    private final double[] open;
    private final double[] high;
    private final double[] low;
    private final double[] close;

    /**
     * Copies bars.
     *
     * @param bars open times ascending
     * @param intervalMinutes of each
     */
    public FineBars(List<HistoryBar> bars, int intervalMinutes) {
        intervalMs = intervalMinutes * 60_000L;
        final int count = bars.size();
        openTimeMs = new long[count];
        open = new double[count];
        high = new double[count];
        low = new double[count];
        close = new double[count];
        for (int i = 0; i < count; i++) {
            final HistoryBar bar = bars.get(i);
            openTimeMs[i] = bar.openTimeMs();
            open[i] = FixedPoint.toDouble(bar.open());
            high[i] = FixedPoint.toDouble(bar.high());
            low[i] = FixedPoint.toDouble(bar.low());
            close[i] = FixedPoint.toDouble(bar.close());
        }
    }

    int size() {
        return openTimeMs.length;
    }

    /** First bar that opens at or after a time; {@link #size} if there is none. */
    int firstFrom(long timeMs) {
        final int found = Arrays.binarySearch(openTimeMs, timeMs);
        return found >= 0 ? found : -found - 1;
    }

    /** The bar an instant falls into; the series is whole around it. */
    int holding(long timeMs) {
        final int found = Arrays.binarySearch(openTimeMs, timeMs);
        return found >= 0 ? found : -found - 2;
    }

    long openTimeMs(int index) {
        return openTimeMs[index];
    }

    long closeTimeMs(int index) {
        return openTimeMs[index] + intervalMs;
    }

    double open(int index) {
        return open[index];
    }

    double high(int index) {
        return high[index];
    }

    double low(int index) {
        return low[index];
    }

    double close(int index) {
        return close[index];
    }
}
