package io.escapement.trainer.signal;

/** Which closes become rows. */
public enum RowSource {
    /** Those at which the strategy proposes a trade. */
    PROPOSALS,
    /**
     * To learn from, all of them, where nothing is proposed in the direction of the trend and with the strategy's own
     * barriers in true ranges; to judge by, those at which the strategy proposes a trade.
     */
    EVERY_BAR
}
