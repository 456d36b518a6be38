package io.escapement.venue.market;

import java.util.List;

/** A seeded synthetic market. */
public final class SyntheticMarket {
    /** Symbols of the default market. */
    public static final List<String> DEFAULT_SYMBOLS = List.of("BTCUSDT", "ETHUSDT", "SOLUSDT", "XRPUSDT");

    private SyntheticMarket() {}

    /**
     * A market.
     *
     * @param seed decides everything
     * @param symbols at least one; unknown ones get plausible rules
     * @param historyDays bars before the start
     * @param lengthDays of the session; 0: endless
     * @return the market
     */
    public static MarketSource create(long seed, List<String> symbols, int historyDays, int lengthDays) {
        throw new UnsupportedOperationException();
    }
}
