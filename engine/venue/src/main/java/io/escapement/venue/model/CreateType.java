package io.escapement.venue.model;

/** Who or what made an order. */
public enum CreateType {
    /** By request. */
    USER("CreateByUser"),
    /** Attached stop loss. */
    STOP_LOSS("CreateByStopLoss"),
    /** Attached take profit. */
    TAKE_PROFIT("CreateByTakeProfit"),
    /** Liquidation. */
    LIQUIDATION("CreateByTakeOver_PassThrough");

    private final String word;

    CreateType(String word) {
        this.word = word;
    }

    /** The venue's word. */
    public String word() {
        return word;
    }
}
