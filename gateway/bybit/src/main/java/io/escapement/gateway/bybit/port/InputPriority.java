package io.escapement.gateway.bybit.port;

/** Who may use the last eighth of the inbound ring. */
public enum InputPriority {
    /** Bars, books, prints, tickers from the stream: may be refused when the ring is seven eighths full. */
    MARKET,

    /** Private rows, outcomes, connection states, queried and warm-up rows, definitions: never refused. */
    ESSENTIAL
}
