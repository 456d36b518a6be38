package io.escapement.trainer.backtest.result;

import java.util.List;

/**
 * All numbers of a run. Equal requests over equal data give equal results, byte for byte: no clock is in them.
 *
 * @param layout version of this layout, {@link #LAYOUT}
 * @param run what was run, so that it can be run again
 * @param notes what should be known of the run; those of weight begin with WARNING
 * @param summary of everything
 * @param equity over time
 * @param months returns of calendar months, UTC
 * @param symbols one line each
 * @param strategies one line each
 * @param sides longs and shorts
 * @param exits one line for each way to leave
 * @param costs what the trades paid
 * @param signals what became of them
 * @param gates what they blocked and what that saved
 * @param calibration predicted against observed
 * @param model which features the trees go by; null without a model
 * @param holds what buying and holding each symbol would have come to
 * @param prices of each symbol
 * @param trades closed, in the order in which they closed
 */
public record BacktestResult(
        int layout,
        RunFacts run,
        List<String> notes,
        Summary summary,
        List<EquityPoint> equity,
        List<MonthReturn> months,
        List<TradeGroup> symbols,
        List<TradeGroup> strategies,
        List<TradeGroup> sides,
        List<TradeGroup> exits,
        Costs costs,
        SignalCounts signals,
        List<GateLine> gates,
        Calibration calibration,
        ModelInsight model,
        List<HoldLine> holds,
        List<PriceSeries> prices,
        List<TradeLine> trades) {
    /** Version of the layout: counts up when a field changes its meaning or goes. */
    public static final int LAYOUT = 1;
}
