package io.escapement.venue.model;

/** Who or what made an order. */
public enum CreateType {
    /** By request. */
    USER("CreateByUser"),
    /** Stop of a whole position. */
    STOP_LOSS("CreateByStopLoss"),
    /** Target of a whole position. */
    TAKE_PROFIT("CreateByTakeProfit"),
    /** Liquidation. */
    LIQUIDATION("CreateByTakeOver_PassThrough"),
    /** Stop of a part of a position. */
    PARTIAL_STOP_LOSS("CreateByPartialStopLoss"),
    /** Target of a part of a position. */
    PARTIAL_TAKE_PROFIT("CreateByPartialTakeProfit"),
    /** Trailing stop. */
    TRAILING_STOP("CreateByTrailingStop"),
    /** A step of a liquidation before the position is taken over. */
    REDUCTION("CreateByLiq"),
    /** Automatic deleveraging. */
    DELEVERAGING("CreateByAdl_PassThrough"),
    /** The instrument left the venue. */
    SETTLEMENT("CreateBySettle");

    private final String word;

    CreateType(String word) {
        this.word = word;
    }

    /** The venue's word. */
    public String word() {
        return word;
    }
}
