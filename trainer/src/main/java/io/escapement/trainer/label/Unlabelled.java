package io.escapement.trainer.label;

/** Why a proposal has no label. */
public enum Unlabelled {
    /** Bars are missing between its entry and its end. */
    GAP,
    /** The history ends before it does. */
    HISTORY_ENDS,
    /** The market opened beyond one of its barriers, or what its barriers or costs need is not known. */
    NO_TRADE
}
