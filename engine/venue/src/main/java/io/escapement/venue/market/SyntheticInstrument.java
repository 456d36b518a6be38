package io.escapement.venue.market;

import io.escapement.venue.model.InstrumentRules;

/** The path of one synthetic instrument, a minute at a time. */
final class SyntheticInstrument {
    final InstrumentRules rules;
    final BarSeries series;
    final long[] prices;
    final long[] sizes;
    final int[] spreads;
    final long[] noises;
    private final SyntheticProfile profile;
    private final RegimeProcess own;
    private final Xoshiro256 random;
    private double price;

    SyntheticInstrument(
            SyntheticProfile profile, int instrumentId, long seed, long launchMs, int points, int capacity) {
        this.profile = profile;
        rules = profile.rules(instrumentId, launchMs);
        series = new BarSeries(1, profile.tickSize(), capacity);
        own = new RegimeProcess(
                new Xoshiro256(Xoshiro256.streamSeed(seed, profile.symbol() + " own")), 0.000022, 0.4, 0.006);
        random = new Xoshiro256(Xoshiro256.streamSeed(seed, profile.symbol() + " flow"));
        price = profile.price();
        prices = new long[points];
        sizes = new long[points];
        spreads = new int[points];
        noises = new long[points];
    }

    /**
     * Makes the points of the next minute and its bar.
     *
     * @param openMs of the minute
     * @param factorReturns of the common factor, one per point
     * @param factorVolatility 1 is normal
     * @param factorActivity of its regime, 1 is normal
     */
    void nextMinute(long openMs, double[] factorReturns, double factorVolatility, double factorActivity) {
        own.nextMinute();
        final int points = prices.length;
        final double share = 1.0 / points;
        final double volatility = 0.5 * (factorVolatility + own.volatility());
        final double sigma = 0.0006 * Math.sqrt(share);
        long high = Long.MIN_VALUE;
        long low = Long.MAX_VALUE;
        long volume = 0;
        long turnover = 0;
        for (int i = 0; i < points; i++) {
            final double move = profile.beta() * factorReturns[i] + own.nextReturn(share, profile.sigma(), i == 0);
            // Far from where it began the path is bent back, so that no seed runs out of the tick range.
            price *= 1 + Math.max(-0.1, Math.min(0.1, move));
            price = Math.max(profile.price() / 8, Math.min(profile.price() * 8, price));
            prices[i] = Math.max(1, Math.round(price * 1e8 / rules.tickSize())) * rules.tickSize();

            final double surprise = Math.abs(move) / sigma;
            final double activity = (0.35 + 0.65 * volatility * volatility)
                    * (0.5 + 0.5 * surprise)
                    * (0.4 + 1.2 * random.nextDouble())
                    * 0.5
                    * (factorActivity + own.activity());
            final double size = profile.minuteTurnover() * share * activity / price;
            sizes[i] = Math.max(1, (long) (size * 1e8 / rules.lotSize())) * rules.lotSize();
            spreads[i] = Math.max(1, (int) Math.round(price * 4e-6 * volatility * volatility * 1e8 / rules.tickSize()));
            noises[i] = random.nextLong();

            high = Math.max(high, prices[i]);
            low = Math.min(low, prices[i]);
            volume += sizes[i] / Volumes.SIZE_PER_VOLUME;
            turnover += Volumes.turnover(prices[i], sizes[i]);
        }
        series.append(openMs, prices[0], high, low, prices[points - 1], volume, turnover);
    }

    /** A twentieth of a typical minute on each level. */
    long levelSize() {
        final double size = profile.minuteTurnover() / 20 / profile.price();
        return Math.max(1, (long) (size * 1e8 / rules.lotSize())) * rules.lotSize();
    }

    /**
     * Fills a point.
     *
     * @param index of the point in the minute
     * @param point receives it, but for its time
     */
    void point(int index, PricePoint point) {
        point.instrumentId = rules.instrumentId();
        point.barOpens = index == 0;
        point.price = prices[index];
        point.size = sizes[index];
        point.volume = sizes[index] / Volumes.SIZE_PER_VOLUME;
        point.turnover = Volumes.turnover(prices[index], sizes[index]);
        point.spreadTicks = spreads[index];
        point.noise = noises[index];
    }
}
