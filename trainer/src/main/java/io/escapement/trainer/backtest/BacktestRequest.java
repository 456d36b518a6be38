package io.escapement.trainer.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.codecs.sbe.RunMode;
import java.math.BigDecimal;
import java.util.List;

/**
 * All that a backtest is made of, so that it can be run anywhere from its JSON. Fields that are left out or null take the
 * defaults named here.
 *
 * @param market where prices come from
 * @param symbols traded on the one account; empty: all the market has, and the model knows
 * @param fromMs first instant, a whole hour; null: see {@link BacktestSpan}
 * @param toMs last instant; null: the market's end
 * @param configuration of the core, lines of {@code key = value}; what isn't named is at its default
 * @param model that judges; null: none, then {@code model.required} must be false
 * @param balance the account starts with, USDT; 10,000
 * @param line latency, queue and fees of the venue; null: its defaults
 * @param warmUpBars closed bars per symbol and interval before the start; 400
 * @param books whether the core is given books and prints, which a history of bars has not and the venue then makes up;
 *     null: only where the market has them or is synthetic
 * @param instance name inside client order ids; paper
 * @param mode that the core is told; BACKTEST
 * @param trials how many variants were tried until this one was found, for the deflated Sharpe ratio; 1
 */
public record BacktestRequest(
        MarketChoice market,
        List<String> symbols,
        Long fromMs,
        Long toMs,
        String configuration,
        ModelChoice model,
        BigDecimal balance,
        LineChoice line,
        Integer warmUpBars,
        Boolean books,
        String instance,
        RunMode mode,
        Long trials) {
    private static final BigDecimal BALANCE = BigDecimal.valueOf(10_000);
    private static final int WARM_UP_BARS = 400;

    /** Fills in the defaults. */
    public BacktestRequest {
        symbols = symbols == null ? List.of() : List.copyOf(symbols);
        configuration = configuration == null ? "" : configuration;
        balance = balance == null ? BALANCE : new BigDecimal(balance.toPlainString());
        line = line == null ? LineChoice.DEFAULT : line;
        warmUpBars = warmUpBars == null ? WARM_UP_BARS : warmUpBars;
        instance = instance == null ? "paper" : instance;
        mode = mode == null ? RunMode.BACKTEST : mode;
        trials = trials == null ? 1 : trials;
    }

    /**
     * A request of defaults.
     *
     * @param market where prices come from
     * @param configuration of the core, lines of {@code key = value}
     * @param model that judges, or null
     * @return the request
     */
    public static BacktestRequest of(MarketChoice market, String configuration, ModelChoice model) {
        return new BacktestRequest(
                market, null, null, null, configuration, model, null, null, null, null, null, null, null);
    }

    /**
     * Reads a request.
     *
     * @param json an object; a field nobody knows is an error
     * @return the request
     * @throws io.escapement.trainer.TrainerException naming what is wrong
     */
    public static BacktestRequest fromJson(JsonNode json) {
        return BacktestJson.read(json, BacktestRequest.class, "backtest request");
    }

    /**
     * Writes it.
     *
     * @return an object that {@link #fromJson} reads as an equal request
     */
    public JsonNode toJson() {
        return BacktestJson.tree(this);
    }
}
