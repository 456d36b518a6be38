package io.escapement.venue.market;

/** What moves all synthetic instruments: kept for the minutes of history, so that any of them can be made again. */
final class CommonFactor {
    private static final double SIGMA = 0.00040;

    private final RegimeProcess process;
    private final int points;
    private final int kept;
    private final double[] moves;
    private final double[] volatilities;
    private final double[] activities;

    /**
     * A factor before its first minute.
     *
     * @param seed of the market
     * @param points in a minute
     * @param kept minutes of history; behind them one minute at a time is known
     */
    CommonFactor(long seed, int points, int kept) {
        process = new RegimeProcess(new Xoshiro256(Xoshiro256.streamSeed(seed, "factor")), 0.000030, 0.35, 0.008);
        this.points = points;
        this.kept = kept;
        moves = new double[(kept + 1) * points];
        volatilities = new double[kept + 1];
        activities = new double[kept + 1];
    }

    /** Makes a minute. @param minute the one after the last, from 0 */
    void nextMinute(int minute) {
        process.nextMinute();
        final int at = at(minute);
        for (int i = 0; i < points; i++) {
            moves[at * points + i] = process.nextReturn(1.0 / points, SIGMA, i == 0);
        }
        volatilities[at] = process.volatility();
        activities[at] = process.activity();
    }

    double move(int minute, int point) {
        return moves[at(minute) * points + point];
    }

    double volatility(int minute) {
        return volatilities[at(minute)];
    }

    double activity(int minute) {
        return activities[at(minute)];
    }

    private int at(int minute) {
        return Math.min(minute, kept);
    }
}
