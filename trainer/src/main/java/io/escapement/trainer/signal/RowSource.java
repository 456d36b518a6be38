package io.escapement.trainer.signal;

/** Which closes become rows. */
public enum RowSource {
    /** Those at which the strategy proposes a trade. */
    PROPOSALS,
    /** All of them, in the direction of the trend, with the strategy's own barriers in true ranges. */
    EVERY_BAR
}
