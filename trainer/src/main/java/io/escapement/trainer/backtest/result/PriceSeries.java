package io.escapement.trainer.backtest.result;

import java.math.BigDecimal;
import java.util.List;

/**
 * Prices of a symbol, as coarse as a chart needs them. Bar i opens at {@code firstMs + slots[i] · minutes}.
 *
 * @param symbol of them
 * @param minutes of a bar
 * @param tick price step the numbers count in
 * @param firstMs open of the first bar
 * @param slots of the bars, counted from the first, gaps left out
 * @param bars open, high, low and close of each, one after the other, in ticks
 */
public record PriceSeries(
        String symbol, int minutes, BigDecimal tick, long firstMs, List<Integer> slots, List<Long> bars) {}
