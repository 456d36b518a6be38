package io.escapement.venue.market;

/**
 * Drift and volatility of one source of returns, per minute: Markov switching between regimes, volatility that follows
 * its regime's level slowly, and rare jumps. Drives the common factor and each instrument's own part.
 */
final class RegimeProcess {
    /** Share by which volatility approaches its target each minute: about half an hour. */
    private static final double VOLATILITY_PACE = 1.0 / 30;

    private final Xoshiro256 random;
    private final double driftPerMinute;
    private final double jumpsPerMinute;
    private final double jumpSize;
    private Regime regime;
    private double strength = 1;
    private double volatility = 1;
    private double anchor;
    private double level;
    private double jump;

    /**
     * A process at level 0.
     *
     * @param random its own stream
     * @param driftPerMinute typical drift of a trend, as a fraction
     * @param jumpsPerDay mean number of jumps
     * @param jumpSize typical jump, as a fraction
     */
    RegimeProcess(Xoshiro256 random, double driftPerMinute, double jumpsPerDay, double jumpSize) {
        this.random = random;
        this.driftPerMinute = driftPerMinute;
        jumpsPerMinute = jumpsPerDay / 1440;
        this.jumpSize = jumpSize;
        regime = Regime.of((int) (random.nextDouble() * 4));
    }

    private RegimeProcess(RegimeProcess other) {
        random = other.random.copy();
        driftPerMinute = other.driftPerMinute;
        jumpsPerMinute = other.jumpsPerMinute;
        jumpSize = other.jumpSize;
        regime = other.regime;
        strength = other.strength;
        volatility = other.volatility;
        anchor = other.anchor;
        level = other.level;
        jump = other.jump;
    }

    /** Another one in the same state. */
    RegimeProcess copy() {
        return new RegimeProcess(this);
    }

    /** Goes on by a minute: maybe another regime, maybe a jump. */
    void nextMinute() {
        if (random.nextDouble() * regime.meanMinutes < 1) {
            // The further the level has wandered, the rarer it begins to wander on.
            final double upShare = Math.max(0.15, Math.min(0.85, 0.5 - level * 1.5));
            regime = regime.next(random.nextDouble(), upShare);
            strength = 0.6 + 0.8 * random.nextDouble();
            anchor = level;
        }
        volatility += (regime.volatility - volatility) * VOLATILITY_PACE + 0.02 * random.nextBell();
        volatility = Math.max(0.35, Math.min(3, volatility));
        final double chance = jumpsPerMinute * (regime == Regime.VOLATILE ? 3 : 1);
        jump = 0;
        if (random.nextDouble() < chance) {
            final double size = jumpSize * (0.5 + random.nextDouble());
            jump = random.nextDouble() < 0.5 ? -size : size;
        }
    }

    /**
     * Return of a part of the minute.
     *
     * @param share of the minute, above 0
     * @param sigma standard deviation of a minute at volatility 1
     * @param withJump whether this part has the minute's jump
     * @return as a fraction
     */
    double nextReturn(double share, double sigma, boolean withJump) {
        final double drift = switch (regime) {
            case TREND_UP -> driftPerMinute * strength;
            case TREND_DOWN -> -driftPerMinute * strength;
            case RANGE -> (anchor - level) * 0.012;
            case VOLATILE -> (anchor - level) * 0.004;
        };
        double step = drift * share + sigma * volatility * Math.sqrt(share) * random.nextBell();
        if (withJump) {
            step += jump;
        }
        level += step;
        return step;
    }

    double volatility() {
        return volatility;
    }

    double activity() {
        return regime.activity;
    }
}
