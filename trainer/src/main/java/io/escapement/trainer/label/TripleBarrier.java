package io.escapement.trainer.label;

import io.escapement.trainer.label.Outcome.Exit;

/**
 * Follows a proposal through the bars after it until the first of three barriers: target, stop, time (M. López de Prado,
 * Advances in Financial Machine Learning, 2018, section 3.4), with costs.
 *
 * <p>Wherever a bar leaves open what happened, the worse is taken: a bar that reaches both barriers hit the stop first;
 * a bar that opens beyond the stop fills at its open; one that opens beyond the target still fills at the target.
 */
public final class TripleBarrier {
    private final Costs costs;

    /**
     * Labels with one set of costs.
     *
     * @param costs of each trade
     */
    public TripleBarrier(Costs costs) {
        this.costs = costs;
    }

    /**
     * Follows one proposal.
     *
     * @param proposal to follow
     * @param bars of its instrument
     * @return what became of it; null if bars are missing before it ended, or the entry already lies beyond a barrier
     */
    public Outcome follow(Proposal proposal, FineBars bars) {
        final int side = proposal.side();
        final int first = bars.firstFrom(proposal.fromTimeMs());
        if (first == bars.size() || bars.openTimeMs(first) != proposal.fromTimeMs()) {
            return null;
        }
        final double entry = bars.open(first);
        if (side * (entry - proposal.stop()) <= 0 || side * (proposal.target() - entry) <= 0) {
            return null;
        }
        for (int i = first; i < bars.size(); i++) {
            if (i > first && bars.openTimeMs(i) != bars.closeTimeMs(i - 1)) {
                return null;
            }
            final double worst = side > 0 ? bars.low(i) : bars.high(i);
            final double best = side > 0 ? bars.high(i) : bars.low(i);
            if (side * (worst - proposal.stop()) <= 0) {
                final boolean gap = side * (bars.open(i) - proposal.stop()) < 0;
                return outcome(Exit.STOP, bars.closeTimeMs(i), side, entry, gap ? bars.open(i) : proposal.stop());
            }
            if (side * (best - proposal.target()) >= 0) {
                return outcome(Exit.TARGET, bars.closeTimeMs(i), side, entry, proposal.target());
            }
            if (bars.closeTimeMs(i) >= proposal.untilTimeMs()) {
                return outcome(Exit.TIME, bars.closeTimeMs(i), side, entry, bars.close(i));
            }
        }
        return null;
    }

    private Outcome outcome(Exit exit, long exitTimeMs, int side, double entry, double exitPrice) {
        final double bought = entry * (1 + side * costs.slippage());
        final double sold = exitPrice * (1 - side * costs.slippage());
        final double gross = side * (sold - bought) / bought;
        return new Outcome(exit, exitTimeMs, gross - costs.feeRate() * (1 + sold / bought));
    }
}
