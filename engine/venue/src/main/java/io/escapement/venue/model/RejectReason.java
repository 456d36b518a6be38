package io.escapement.venue.model;

/** Why the matching engine ended an order early; the ordinal is the {@code rejectReason} of {@code OrderUpdate}. */
public enum RejectReason {
    /** It did not. */
    NONE("EC_NoError"),
    /** Cancelled by its owner. */
    CANCEL_REQUEST("EC_PerCancelRequest"),
    /** Post-only, and would have taken. */
    POST_ONLY_WOULD_TAKE("EC_PostOnlyWillTakeLiquidity"),
    /** IOC or market: nothing, or nothing more, to match with. */
    NO_IMMEDIATE_FILL("EC_NoImmediateQtyToFill"),
    /** FOK: not all of it could be matched. */
    NO_FULL_FILL("EC_CancelForNoFullFill"),
    /** Anything else. */
    OTHER("EC_Others"),
    /** Not enough size on the other side. */
    NOT_ENOUGH_SIZE("EC_NoEnoughQtyToFill"),
    /** A cancel that came after the fill. */
    TOO_LATE_TO_CANCEL("EC_OrigClOrdIDDoesNotExist"),
    /** Would have matched an order of the same account. */
    SELF_MATCH("EC_BySelfMatch"),
    /** Price beyond the risk limit. */
    RISK_PRICE_LIMIT("EC_ReachRiskPriceLimit"),
    /** Price beyond the band of the market. */
    MARKET_PRICE_LIMIT("EC_ReachMarketPriceLimit"),
    /** Too many trades in one match. */
    TRADE_COUNT_LIMIT("EC_ReachMaxTradeNum");

    private final String word;

    RejectReason(String word) {
        this.word = word;
    }

    /** The venue's word. */
    public String word() {
        return word;
    }
}
