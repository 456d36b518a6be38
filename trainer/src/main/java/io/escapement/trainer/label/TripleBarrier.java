package io.escapement.trainer.label;

import io.escapement.trainer.label.Outcome.Exit;

/**
 * Follows a proposal through the bars after it until the first of three barriers: target, stop, time (M. López de Prado,
 * Advances in Financial Machine Learning, 2018, section 3.4), with costs.
 *
 * <p>Wherever a bar leaves open what happened, the worse is taken: a bar that reaches both barriers hit the stop first;
 * a bar that opens beyond the stop fills at its open; one that opens beyond the target still fills at the target; a resting
 * target is filled only by a bar that trades beyond it; and a funding payment within the bar that ended the trade is paid,
 * but not received.
 *
 * <p>A position that stands at the instant of a payment pays or receives it: one entered at that very instant doesn't yet,
 * one that ends by time at it still does.
 */
public final class TripleBarrier {
    private final Barriers barriers;
    private final Costs costs;

    /**
     * Labels by one set of rules.
     *
     * @param rules barriers and costs
     */
    public TripleBarrier(LabelRules rules) {
        barriers = rules.barriers();
        costs = rules.costs();
    }

    /**
     * Follows one proposal. It ends by time with the first bar that closes at the end of its time or later.
     *
     * @param proposal to follow
     * @param bars of its instrument
     * @param funding of its instrument
     * @return what became of it; null if bars are missing before it ended, the entry already lies beyond a barrier, or the
     *     volatility that the rules need is not known
     */
    public Outcome follow(Proposal proposal, FineBars bars, FundingHistory funding) {
        final int first = bars.firstFrom(proposal.fromTimeMs());
        if (first == bars.size() || bars.openTimeMs(first) != proposal.fromTimeMs()) {
            return null;
        }
        final Trade trade = new Trade(proposal, bars, funding, first);
        return trade.isPossible() ? trade.follow() : null;
    }

    /**
     * Why a proposal that {@link #follow} gave no outcome has none.
     *
     * @param proposal that was followed
     * @param bars it was followed on
     * @return the reason
     */
    public Unlabelled whyNot(Proposal proposal, FineBars bars) {
        final int first = bars.firstFrom(proposal.fromTimeMs());
        if (first == bars.size()) {
            return Unlabelled.HISTORY_ENDS;
        }
        if (bars.openTimeMs(first) != proposal.fromTimeMs()) {
            return Unlabelled.GAP;
        }
        if (!new Trade(proposal, bars, FundingHistory.NONE, first).isPossible()) {
            return Unlabelled.NO_TRADE;
        }
        for (int i = first + 1; i < bars.size(); i++) {
            if (bars.openTimeMs(i) != bars.closeTimeMs(i - 1)) {
                return Unlabelled.GAP;
            }
        }
        return Unlabelled.HISTORY_ENDS;
    }

    /** One proposal on its way. */
    private final class Trade {
        private final int side;
        private final FineBars bars;
        private final FundingHistory funding;
        private final int first;
        private final double entry;
        private final double stop;
        private final double target;
        private final double atrShare;
        private final long untilTimeMs;

        Trade(Proposal proposal, FineBars bars, FundingHistory funding, int first) {
            this.bars = bars;
            this.funding = funding;
            this.first = first;
            side = proposal.side();
            entry = bars.open(first);
            atrShare = proposal.atr() / proposal.close();
            untilTimeMs = proposal.fromTimeMs() + barriers.holdMs();
            switch (barriers.kind()) {
                case FIXED -> {
                    stop = entry * (1 - side * barriers.loss());
                    target = entry * (1 + side * barriers.profit());
                }
                case ATR -> {
                    stop = entry - side * barriers.loss() * proposal.atr();
                    target = entry + side * barriers.profit() * proposal.atr();
                }
                default -> {
                    stop = proposal.stop();
                    target = proposal.target();
                }
            }
        }

        /** Comparisons with NaN are false: what is not known is not possible. */
        boolean isPossible() {
            return side * (entry - stop) > 0
                    && side * (target - entry) > 0
                    && Math.min(stop, target) > 0
                    && costs.slippage(Fill.MARKET, atrShare) < 1;
        }

        Outcome follow() {
            for (int i = first; i < bars.size(); i++) {
                if (i > first && bars.openTimeMs(i) != bars.closeTimeMs(i - 1)) {
                    return null;
                }
                final double worst = side > 0 ? bars.low(i) : bars.high(i);
                final double best = side > 0 ? bars.high(i) : bars.low(i);
                if (side * (worst - stop) <= 0) {
                    final boolean gap = side * (bars.open(i) - stop) < 0;
                    return outcome(Exit.STOP, i, gap ? bars.open(i) : stop);
                }
                final double beyond = side * (best - target);
                if (costs.target() == Fill.MAKER ? beyond > 0 : beyond >= 0) {
                    return outcome(Exit.TARGET, i, target);
                }
                if (bars.closeTimeMs(i) >= untilTimeMs) {
                    return outcome(Exit.TIME, i, bars.close(i));
                }
            }
            return null;
        }

        private Outcome outcome(Exit exit, int last, double exitPrice) {
            final Fill exitFill = exit == Exit.TARGET ? costs.target() : Fill.MARKET;
            final double bought = entry * (1 + side * costs.slippage(costs.entry(), atrShare));
            final double sold = exitPrice * (1 - side * costs.slippage(exitFill, atrShare));
            final double gross = side * (exitPrice - entry) / bought;
            final double slipped = side * (sold - bought) / bought;
            final double fees = costs.fee(costs.entry()) + costs.fee(exitFill) * sold / bought;
            final double paid = costs.funding() ? funding(exit, last) / bought : 0;
            final boolean known = !costs.funding() || funding.covers(bars.openTimeMs(first), bars.closeTimeMs(last));
            return new Outcome(
                    exit,
                    entry,
                    stop,
                    target,
                    bars.closeTimeMs(last),
                    exitPrice,
                    gross,
                    gross - slipped,
                    fees,
                    paid,
                    known,
                    slipped - fees - paid);
        }

        /** Paid less received for one unit, at the prices of those times. */
        private double funding(Exit exit, int last) {
            final long fromMs = bars.openTimeMs(first);
            final long lastOpenMs = bars.openTimeMs(last);
            final long lastCloseMs = bars.closeTimeMs(last);
            double sum = 0;
            for (int i = funding.firstAfter(fromMs); i < funding.size(); i++) {
                final long timeMs = funding.timeMs(i);
                if (timeMs > lastCloseMs || (timeMs == lastCloseMs && exit != Exit.TIME)) {
                    break;
                }
                final double price = timeMs == lastCloseMs ? bars.close(last) : bars.open(bars.holding(timeMs));
                final double paid = side * funding.rate(i) * price;
                final boolean doubtful = exit != Exit.TIME && timeMs > lastOpenMs;
                sum += doubtful ? Math.max(0, paid) : paid;
            }
            return sum;
        }
    }
}
