package io.escapement.gateway.bybit.decode;

import io.escapement.codecs.json.KeyTable;

/** Why the venue's matching engine ended an order early; the ordinal is the {@code rejectReason} of {@code OrderUpdate}. */
public enum RejectReason {
    /** It did not, or the venue did not say. */
    NONE("EC_NoError"),
    /** Cancelled by its owner. */
    CANCEL_REQUEST("EC_PerCancelRequest"),
    /** Post-only, and would have taken. */
    POST_ONLY_WOULD_TAKE("EC_PostOnlyWillTakeLiquidity"),
    /** IOC or market: nothing, or nothing more, to match with. */
    NO_IMMEDIATE_FILL("EC_NoImmediateQtyToFill"),
    /** FOK: not all of it could be matched. */
    NO_FULL_FILL("EC_CancelForNoFullFill"),
    /** A word this build doesn't know. */
    OTHER("EC_Others"),
    /** Not enough size on the other side. */
    NOT_ENOUGH_SIZE("EC_NoEnoughQtyToFill"),
    /** A cancel that came after the fill. */
    TOO_LATE_TO_CANCEL("EC_OrigClOrdIDDoesNotExist"),
    /** Would have matched an order of our own. */
    SELF_MATCH("EC_BySelfMatch"),
    /** Price beyond the risk limit. */
    RISK_PRICE_LIMIT("EC_ReachRiskPriceLimit"),
    /** Price beyond the band of the market. */
    MARKET_PRICE_LIMIT("EC_ReachMarketPriceLimit"),
    /** Too many trades in one match. */
    TRADE_COUNT_LIMIT("EC_ReachMaxTradeNum");

    private static final KeyTable WORDS = words();

    private final String word;

    RejectReason(String word) {
        this.word = word;
    }

    /** @return the venue's word */
    public String word() {
        return word;
    }

    /**
     * Code of a word of the venue.
     *
     * @param text holds it
     * @param offset of its first byte
     * @param length in bytes, 0 for none
     * @return an ordinal of this enum
     */
    static int codeOf(byte[] text, int offset, int length) {
        if (length == 0) {
            return NONE.ordinal();
        }
        final int index = WORDS.indexOf(text, offset, length);
        return index == KeyTable.UNKNOWN ? OTHER.ordinal() : index;
    }

    private static KeyTable words() {
        final RejectReason[] all = values();
        final String[] words = new String[all.length];
        for (int i = 0; i < all.length; i++) {
            words[i] = all[i].word;
        }
        return new KeyTable(words);
    }
}
