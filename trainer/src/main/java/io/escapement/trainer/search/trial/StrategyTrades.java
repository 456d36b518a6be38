package io.escapement.trainer.search.trial;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.StrategyKeys;
import io.escapement.core.strategy.StrategyKind;
import io.escapement.trainer.label.FundingHistory;
import io.escapement.trainer.label.LabelRules;
import io.escapement.trainer.label.Outcome;
import io.escapement.trainer.label.Proposal;
import io.escapement.trainer.label.TripleBarrier;
import io.escapement.trainer.signal.ProposalSweep;
import java.util.ArrayList;
import java.util.List;

/**
 * What every proposal of one strategy comes to, found only as far in time as someone asked. Shared between trials that hold
 * the strategy's values alike.
 */
final class StrategyTrades {
    private final TrialHistory history;
    private final TripleBarrier barrier;
    private final List<List<Trade>> trades = new ArrayList<>();
    private List<ProposalSweep> sweeps = new ArrayList<>();
    private long reachedMs = Long.MIN_VALUE;

    StrategyTrades(TrialHistory history, StrategyKind kind, CoreConfiguration configuration) {
        this.history = history;
        barrier = new TripleBarrier(LabelRules.of(configuration));
        for (int i = 0; i < history.symbols().size(); i++) {
            sweeps.add(new ProposalSweep(history.instrument(i).tape(), kind, StrategyKeys.values(kind, configuration)));
            trades.add(new ArrayList<>());
        }
    }

    /** Adds the trades of one symbol that were decided in a stretch, in order of decision, to a list. */
    synchronized void collect(int symbol, long fromMs, long toMs, List<Trade> into) {
        advance(toMs);
        for (final Trade trade : trades.get(symbol)) {
            if (trade.decidedMs() >= fromMs && trade.decidedMs() < toMs) {
                into.add(trade);
            }
        }
    }

    private void advance(long untilMs) {
        if (untilMs <= reachedMs) {
            return;
        }
        for (int i = 0; i < sweeps.size(); i++) {
            final int symbol = i;
            sweeps.get(i)
                    .advance(
                            untilMs,
                            (closeTimeMs, side, stop, target) -> follow(
                                    symbol,
                                    // Neither these barriers nor these costs ask how wild the market is.
                                    new Proposal(side, stop, target, Double.NaN, Double.NaN, closeTimeMs)));
        }
        reachedMs = untilMs;
        if (untilMs >= history.toMs()) {
            // All is known: what the strategies remember is not needed any more.
            sweeps = List.of();
            reachedMs = Long.MAX_VALUE;
        }
    }

    private void follow(int symbol, Proposal proposal) {
        final TrialHistory.Instrumented bars = history.instrument(symbol);
        final FundingHistory funding = bars.history().funding();
        final Outcome finest = barrier.follow(proposal, bars.fine(), funding);
        final Outcome outcome = finest != null ? finest : barrier.follow(proposal, bars.coarse(), funding);
        if (outcome != null) {
            trades.get(symbol).add(new Trade(proposal.fromTimeMs(), outcome.exitTimeMs(), symbol, outcome.netReturn()));
        }
    }
}
