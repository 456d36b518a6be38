package io.escapement.core.model;

import io.escapement.codecs.sbe.RunMode;

/** How far a model may go: a later stage includes the earlier ones. */
public enum ModelStage {
    /** Simulated exchange and backtests only. */
    RESEARCH,
    /** Simulated exchange, testnet and demo accounts; never real money. */
    PAPER,
    /** Real money with a cap on size. */
    CANARY,
    /** Real money within the usual limits. */
    LIVE;

    /**
     * May a model of this stage be active in such a run?
     *
     * @param mode of the run; one that is not known counts as real money
     * @return false if it must not
     */
    public boolean mayTrade(RunMode mode) {
        return switch (mode) {
            case BACKTEST, PAPER, RECORD -> true;
            case TESTNET, DEMO -> this != RESEARCH;
            default -> this == CANARY || this == LIVE;
        };
    }

    /**
     * Is a position's size capped in such a run?
     *
     * @param mode of the run; one that is not known counts as real money
     * @return true on trial with real money
     */
    public boolean isCapped(RunMode mode) {
        return this == CANARY && isRealMoney(mode);
    }

    /**
     * Can money be lost in such a run?
     *
     * @param mode of the run
     * @return true unless it is certain that none can
     */
    public static boolean isRealMoney(RunMode mode) {
        return switch (mode) {
            case BACKTEST, PAPER, TESTNET, DEMO, RECORD -> false;
            default -> true;
        };
    }
}
