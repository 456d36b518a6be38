package io.escapement.core.market;

/** Whether a series may be traded on, and if not, why. */
public enum BarReadiness {
    /** Enough bars, no gap, recent. */
    READY,
    /** No closed bar yet. */
    NO_BARS,
    /** Fewer closed bars than asked for. */
    TOO_FEW,
    /** Bars are missing and have not been filled in. */
    GAP,
    /** The newest closed bar is older than two intervals: closes do not arrive. */
    STALE
}
