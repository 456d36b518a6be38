package io.escapement.trainer.label;

/** How an order gets its price, and so what the fill costs. */
public enum Fill {
    /** Takes at market: the taker's fee, and slippage. */
    MARKET,
    /** Takes at a price it names: the taker's fee, no slippage. Counts as filled. */
    LIMIT,
    /** Rests: the maker's fee, no slippage. An entry counts as filled, a target only once the market trades beyond it. */
    MAKER
}
