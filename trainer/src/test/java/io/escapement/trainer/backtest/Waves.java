package io.escapement.trainer.backtest;

import io.escapement.trainer.history.HistoryBar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Made-up bars of 15 minutes that drift up and down long enough to be traded. */
final class Waves {
    /** 2025-01-01. */
    static final long START_MS = 1_735_689_600_000L;

    private static final long BAR_MS = 15 * 60_000L;
    private static final int BARS_A_DAY = 96;
    private static final long CENT = 1_000_000L;

    private Waves() {}

    static List<HistoryBar> bars(double price, int days, long seed) {
        final Random random = new Random(seed);
        final List<HistoryBar> bars = new ArrayList<>();
        double level = price;
        double drift = 0;
        for (int i = 0; i < days * BARS_A_DAY; i++) {
            if (i % BARS_A_DAY == 0) {
                drift = (random.nextDouble() - 0.5) * 0.001;
            }
            final long open = cents(level);
            double high = level;
            double low = level;
            for (int k = 0; k < 4; k++) {
                level *= 1 + drift / 4 + random.nextGaussian() * 0.0012;
                high = Math.max(high, level);
                low = Math.min(low, level);
            }
            bars.add(new HistoryBar(
                    START_MS + i * BAR_MS,
                    open,
                    Math.max(open, cents(high)),
                    Math.min(open, cents(low)),
                    cents(level),
                    BigDecimal.valueOf(10_000 + random.nextInt(5_000)),
                    null));
        }
        return bars;
    }

    private static long cents(double level) {
        return Math.round(level * 100) * CENT;
    }
}
