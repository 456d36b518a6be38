package io.escapement.venue.frames;

import io.escapement.venue.model.Bar;
import io.escapement.venue.model.LiquidationView;
import io.escapement.venue.model.TradePrint;
import java.util.List;

/** One decoded public frame. Numbers at 1e-8 unless said otherwise, NULL where the frame is silent. */
sealed interface Frame {
    /** Upper case, such as BTCUSDT. */
    String symbol();

    /** The frame's own stamp, milliseconds. */
    long timeMs();

    /**
     * Levels of a book: all of them, or those that changed.
     *
     * @param depth of the topic
     * @param snapshot whether it replaces the book
     * @param matchTimeMs the matching engine's stamp, or that of the frame
     * @param bids price, size, price, size …
     * @param asks price, size, price, size …
     */
    record Book(String symbol, long timeMs, int depth, boolean snapshot, long matchTimeMs, long[] bids, long[] asks)
            implements Frame {}

    /** Prints, ascending by time, block trades left out. */
    record Trades(String symbol, long timeMs, List<TradePrint> prints) implements Frame {}

    /**
     * Fields of a ticker; a field that is not there is unchanged.
     *
     * @param values by the index of {@link TickerField}, NULL unchanged; volumes at the bars' exponent
     * @param tickDirection null unchanged
     */
    record Ticker(String symbol, long timeMs, long[] values, String tickDirection) implements Frame {}

    /** Bars, running or closed. */
    record Klines(String symbol, long timeMs, List<Bar> bars) implements Frame {}

    /** Liquidations of others. */
    record Liquidations(String symbol, long timeMs, List<LiquidationView> rows) implements Frame {}
}
