package io.escapement.core.feature;

import java.util.Random;

/** Seeded random walks with bars on a tick of 0.1, as whole ticks, so that every double is reproducible. */
final class Walks {
    final double[] open;
    final double[] high;
    final double[] low;
    final double[] close;
    final double[] volume;

    Walks(int bars) {
        open = new double[bars];
        high = new double[bars];
        low = new double[bars];
        close = new double[bars];
        volume = new double[bars];
    }

    static Walks random(long seed, int bars, double startPrice) {
        final Random random = new Random(seed);
        final Walks walk = new Walks(bars);
        double price = startPrice;
        for (int i = 0; i < bars; i++) {
            final double step = startPrice * 0.002;
            walk.open[i] = price;
            final double next = Math.max(startPrice * 0.1, price + random.nextGaussian() * step);
            walk.close[i] = next;
            walk.high[i] = Math.max(price, next) + random.nextDouble() * step;
            walk.low[i] = Math.min(price, next) - random.nextDouble() * step;
            walk.volume[i] = random.nextDouble() * 1000;
            price = next;
        }
        return walk;
    }

    /** The newest bars. */
    Walks last(int bars) {
        final Walks walk = new Walks(bars);
        final int skipped = length() - bars;
        System.arraycopy(open, skipped, walk.open, 0, bars);
        System.arraycopy(high, skipped, walk.high, 0, bars);
        System.arraycopy(low, skipped, walk.low, 0, bars);
        System.arraycopy(close, skipped, walk.close, 0, bars);
        System.arraycopy(volume, skipped, walk.volume, 0, bars);
        return walk;
    }

    int length() {
        return close.length;
    }
}
