package io.escapement.venue.market;

/** What a market is doing for hours on end. */
enum Regime {
    /** Drifts up. */
    TREND_UP(11 * 60, 0.95, 1.6),
    /** Drifts down. */
    TREND_DOWN(11 * 60, 0.95, 1.6),
    /** Comes back to where it was. */
    RANGE(15 * 60, 0.8, 0.75),
    /** Moves much, to nowhere. */
    VOLATILE(7 * 60, 1.6, 1.1);

    private static final Regime[] ALL = values();

    final double meanMinutes;
    final double volatility;
    final double activity;

    Regime(double meanMinutes, double volatility, double activity) {
        this.meanMinutes = meanMinutes;
        this.volatility = volatility;
        this.activity = activity;
    }

    /**
     * The regime that follows.
     *
     * @param draw uniform in [0, 1)
     * @param upShare of the trends that begin upward
     * @return another regime
     */
    Regime next(double draw, double upShare) {
        final double trend = switch (this) {
            case TREND_UP, TREND_DOWN -> 0.25;
            case RANGE -> 0.75;
            case VOLATILE -> 0.6;
        };
        if (draw < trend) {
            final boolean up = draw < trend * upShare;
            if (this == TREND_UP || this == TREND_DOWN) {
                return this == TREND_UP ? TREND_DOWN : TREND_UP;
            }
            return up ? TREND_UP : TREND_DOWN;
        }
        if (this == RANGE) {
            return VOLATILE;
        }
        return this == VOLATILE || draw < trend + (1 - trend) * 0.7 ? RANGE : VOLATILE;
    }

    static Regime of(int index) {
        return ALL[index];
    }
}
