package io.escapement.trainer.dataset;

/** Where a row comes from. */
public enum RowKind {
    /** A strategy proposed it, the history shows what came of it. */
    PROPOSAL,
    /** A close at which nobody proposed anything, taken to learn from. */
    EVERY_BAR,
    /** A session traded it; its journal tells the result. */
    TRADE,
    /** A session followed it without trading; its journal tells the result. */
    PHANTOM
}
