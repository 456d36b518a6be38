package io.escapement.trainer.label;

/**
 * Where a trade ends, measured from its entry.
 *
 * @param kind how profit and loss are measured
 * @param profit of {@link Kind#FIXED} share of the price, of {@link Kind#ATR} multiples; 0 of {@link Kind#STRATEGY}
 * @param loss likewise
 * @param holdMs from the signal to the time barrier
 */
public record Barriers(Kind kind, double profit, double loss, long holdMs) {
    /** Profit of fixed barriers where nobody says otherwise. */
    public static final double FIXED_PROFIT = 0.02;

    /** Loss of fixed barriers where nobody says otherwise. */
    public static final double FIXED_LOSS = 0.01;

    /** Profit in true ranges where nobody says otherwise. */
    public static final double ATR_PROFIT = 4;

    /** Loss in true ranges where nobody says otherwise. */
    public static final double ATR_LOSS = 2;

    /** What the distances are. */
    public enum Kind {
        /** The signal's own stop and target. */
        STRATEGY,
        /** Shares of the entry's price. */
        FIXED,
        /** Multiples of the average true range of the signal's bars at its close. */
        ATR
    }

    /** Refuses what can't be a barrier. */
    public Barriers {
        if (kind != Kind.STRATEGY && !(profit > 0 && loss > 0)) {
            throw new IllegalArgumentException(
                    "barriers lie away from the entry: profit=" + profit + " loss=" + loss + ", above 0 is handled");
        }
        if (kind == Kind.FIXED && (profit >= 1 || loss >= 1)) {
            throw new IllegalArgumentException("fixed barriers are shares of the price: profit=" + profit + " loss="
                    + loss + ", below 1 is handled");
        }
        if (holdMs < 60_000) {
            throw new IllegalArgumentException("a trade is held at least a minute: holdMs=" + holdMs);
        }
    }

    /**
     * The signals' own stops and targets.
     *
     * @param holdMs from the signal to the time barrier
     * @return the default
     */
    public static Barriers strategy(long holdMs) {
        return new Barriers(Kind.STRATEGY, 0, 0, holdMs);
    }
}
