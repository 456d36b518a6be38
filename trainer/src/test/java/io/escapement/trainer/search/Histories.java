package io.escapement.trainer.search;

import io.escapement.trainer.history.HistoryBar;
import io.escapement.trainer.history.HistoryFolder;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/** Histories of which it is known what is in them. */
public final class Histories {
    /** Bars of a day. */
    public static final int BARS_PER_DAY = 96;

    private static final long START_MS = 1_704_067_200_000L;
    private static final long QUARTER_MS = 900_000L;
    private static final double NOISE = 0.0008;
    private static final double SLOPE = 0.0008;
    private static final int LEG_BARS = 80;
    private static final long CENT = 1_000_000L;

    private Histories() {}

    /** A price without memory. */
    public static void noise(Path folder, String symbol, int days, long seed) {
        write(folder, symbol, days, seed, bar -> 0);
    }

    /** Up for 80 bars, down for 80 bars, so that who follows the trend and lets profits run earns. */
    public static void zigzag(Path folder, String symbol, int days, long seed) {
        write(folder, symbol, days, seed, bar -> bar / LEG_BARS % 2 == 0 ? SLOPE : -SLOPE);
    }

    private static void write(Path folder, String symbol, int days, long seed, IntToDoubleFunction drift) {
        final Random random = new Random(seed);
        final List<HistoryBar> bars = new ArrayList<>();
        double price = 100;
        for (int i = 0; i < days * BARS_PER_DAY; i++) {
            final double open = price;
            double high = price;
            double low = price;
            for (int step = 0; step < 4; step++) {
                price *= 1 + drift.applyAsDouble(i) / 4 + NOISE * random.nextGaussian();
                high = Math.max(high, price);
                low = Math.min(low, price);
            }
            bars.add(new HistoryBar(
                    START_MS + i * QUARTER_MS,
                    cents(open),
                    cents(high),
                    cents(low),
                    cents(price),
                    BigDecimal.valueOf(100 + random.nextInt(100)),
                    BigDecimal.valueOf(10_000)));
        }
        new HistoryFolder(folder).write(symbol, 15, bars);
    }

    private static long cents(double price) {
        return Math.round(price * 100) * CENT;
    }
}
