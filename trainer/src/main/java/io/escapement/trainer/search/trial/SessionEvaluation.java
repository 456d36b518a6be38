package io.escapement.trainer.search.trial;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.trainer.backtest.BacktestMarket;
import io.escapement.trainer.backtest.BacktestModel;
import io.escapement.trainer.backtest.BacktestRequest;
import io.escapement.trainer.backtest.BacktestService;
import io.escapement.trainer.backtest.BacktestTotals;
import io.escapement.trainer.backtest.ClosedTrade;
import java.util.ArrayList;
import java.util.List;

/** Each fold is a session of the whole core against the venue model, on an account of its own that begins anew. */
final class SessionEvaluation implements Evaluation {
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final BacktestMarket market;
    private final List<String> symbols;
    private final CoreConfiguration configuration;
    private final BacktestModel model;

    /** Without a model the configuration must not require one. */
    SessionEvaluation(
            BacktestMarket market, List<String> symbols, CoreConfiguration configuration, BacktestModel model) {
        this.market = market;
        this.symbols = symbols;
        // What the history is too coarse for is the same for every point, and told where a backtest is run by itself.
        this.configuration = market.fitting(configuration, new ArrayList<>());
        this.model = model;
    }

    @Override
    public List<Trade> trades(Fold fold) {
        final BacktestRequest request = new BacktestRequest(
                null, symbols, fold.fromMs(), fold.toMs(), null, null, null, null, null, null, null, null, null);
        final BacktestTotals totals = BacktestService.quick(market, request, configuration, model);
        final List<Trade> trades = new ArrayList<>();
        for (int i = 0; i < totals.trades().size(); i++) {
            final ClosedTrade closed = totals.trades().get(i);
            trades.add(new Trade(
                    closed.openTimeNs() / NANOS_PER_MILLI,
                    closed.closeTimeNs() / NANOS_PER_MILLI,
                    closed.instrumentId(),
                    totals.tradeReturns()[i]));
        }
        return trades;
    }
}
