package io.escapement.venue.market;

/** The path of one synthetic instrument, a minute at a time: its state is all there is to go on from. */
final class SyntheticPath {
    final long[] prices;
    final long[] sizes;
    final int[] spreads;
    final long[] noises;
    private final SyntheticProfile profile;
    private final RegimeProcess own;
    private final Xoshiro256 random;
    private double price;

    long high;
    long low;
    long volume;
    long turnover;

    /**
     * A path at its beginning.
     *
     * @param profile of the instrument
     * @param seed of the market
     * @param points in a minute
     */
    SyntheticPath(SyntheticProfile profile, long seed, int points) {
        this(
                profile,
                new RegimeProcess(
                        new Xoshiro256(Xoshiro256.streamSeed(seed, profile.symbol() + " own")), 0.000022, 0.4, 0.006),
                new Xoshiro256(Xoshiro256.streamSeed(seed, profile.symbol() + " flow")),
                profile.price(),
                points);
    }

    private SyntheticPath(SyntheticProfile profile, RegimeProcess own, Xoshiro256 random, double price, int points) {
        this.profile = profile;
        this.own = own;
        this.random = random;
        this.price = price;
        prices = new long[points];
        sizes = new long[points];
        spreads = new int[points];
        noises = new long[points];
    }

    /** Another one in the same state, its last minute not included. */
    SyntheticPath copy() {
        return new SyntheticPath(profile, own.copy(), random.copy(), price, prices.length);
    }

    /**
     * Makes the points of the next minute.
     *
     * @param factor the common factor, in the same minute
     * @param minute of the factor
     */
    void nextMinute(CommonFactor factor, int minute) {
        own.nextMinute();
        final int points = prices.length;
        final double share = 1.0 / points;
        final double factorActivity = factor.activity(minute);
        final double volatility = 0.5 * (factor.volatility(minute) + own.volatility());
        final double sigma = 0.0006 * Math.sqrt(share);
        high = Long.MIN_VALUE;
        low = Long.MAX_VALUE;
        volume = 0;
        turnover = 0;
        for (int i = 0; i < points; i++) {
            final double move =
                    profile.beta() * factor.move(minute, i) + own.nextReturn(share, profile.sigma(), i == 0);
            // Far from where it began the path is bent back, so that no seed runs out of the tick range.
            price *= 1 + Math.max(-0.1, Math.min(0.1, move));
            price = Math.max(profile.price() / 8, Math.min(profile.price() * 8, price));
            prices[i] = Math.max(1, Math.round(price * 1e8 / profile.tickSize())) * profile.tickSize();

            final double surprise = Math.abs(move) / sigma;
            final double activity = (0.35 + 0.65 * volatility * volatility)
                    * (0.5 + 0.5 * surprise)
                    * (0.4 + 1.2 * random.nextDouble())
                    * 0.5
                    * (factorActivity + own.activity());
            final double size = profile.minuteTurnover() * share * activity / price;
            sizes[i] = Math.max(1, (long) (size * 1e8 / profile.lotSize())) * profile.lotSize();
            spreads[i] =
                    Math.max(1, (int) Math.round(price * 4e-6 * volatility * volatility * 1e8 / profile.tickSize()));
            noises[i] = random.nextLong();

            high = Math.max(high, prices[i]);
            low = Math.min(low, prices[i]);
            volume += sizes[i] / Volumes.SIZE_PER_VOLUME;
            turnover += Volumes.turnover(prices[i], sizes[i]);
        }
    }

    /** Adds the bar of the minute last made. @param series of minutes @param openMs of the minute */
    void append(BarSeries series, long openMs) {
        series.append(openMs, prices[0], high, low, prices[prices.length - 1], volume, turnover);
    }
}
