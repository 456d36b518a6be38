package io.escapement.trainer.walk;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.trainer.history.HistoryBar;
import io.escapement.trainer.history.HistoryFolder;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random walks of 15 minute bars, on disk: with a drift that rises half of every day and falls the other half, or without. */
public final class PlantedHistory {
    private static final long FROM_MS = 1_735_689_600_000L;
    private static final int MINUTES = 15;
    private static final long BAR_MS = MINUTES * 60_000L;
    private static final int BARS_PER_DAY = 96;
    private static final double STEP = 0.002;
    private static final int STEPS_PER_BAR = 4;

    private PlantedHistory() {}

    /**
     * Writes history.
     *
     * @param folder of it
     * @param days how many
     * @param drift of a bar, in its own deviation; 0: nothing can be known
     * @param symbols each with its own chance
     */
    public static void write(Path folder, int days, double drift, String... symbols) {
        final HistoryFolder history = new HistoryFolder(folder);
        for (final String symbol : symbols) {
            history.write(symbol, MINUTES, bars(symbol.hashCode(), days, drift));
        }
    }

    private static List<HistoryBar> bars(long seed, int days, double drift) {
        final Random random = new Random(seed);
        final List<HistoryBar> bars = new ArrayList<>();
        double price = 100;
        for (int i = 0; i < days * BARS_PER_DAY; i++) {
            final double lean = (i % BARS_PER_DAY < BARS_PER_DAY / 2 ? drift : -drift) * STEP / STEPS_PER_BAR;
            final double open = price;
            double high = price;
            double low = price;
            for (int s = 0; s < STEPS_PER_BAR; s++) {
                price *= 1 + lean + random.nextGaussian() * STEP / Math.sqrt(STEPS_PER_BAR);
                high = Math.max(high, price);
                low = Math.min(low, price);
            }
            bars.add(new HistoryBar(
                    FROM_MS + i * BAR_MS,
                    scaled(open),
                    scaled(high),
                    scaled(low),
                    scaled(price),
                    BigDecimal.valueOf(1_000 + random.nextInt(500)),
                    null));
        }
        return bars;
    }

    private static long scaled(double price) {
        return Math.round(price * 1e4) * (FixedPoint.ONE / 10_000);
    }
}
