package io.escapement.core.portfolio;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.Reason;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.PortfolioKeys;
import io.escapement.core.config.RiskKeys;
import io.escapement.core.risk.Account;
import io.escapement.core.signal.Gate;
import io.escapement.core.signal.SignalTable;
import io.escapement.core.signal.Verdict;

/**
 * Is there room for a candidate beside what is held? Candidates of one close come best first, each after those before it
 * were entered: what they took is already counted.
 */
public final class PortfolioGate implements Gate {
    private final SignalTable signals;
    private final Holdings holdings;
    private final CorrelatedExposure correlated;
    private final Account account;
    private final int maxOpen;
    private final int maxPerSide;
    private final int maxPerClose;
    private final double maxCorrelated;
    private int entered;

    /**
     * A gate.
     *
     * @param configuration limits
     * @param signals candidates
     * @param holdings what is held
     * @param correlated how much of it moves with a candidate
     * @param account equity
     */
    public PortfolioGate(
            CoreConfiguration configuration,
            SignalTable signals,
            Holdings holdings,
            CorrelatedExposure correlated,
            Account account) {
        this.signals = signals;
        this.holdings = holdings;
        this.correlated = correlated;
        this.account = account;
        maxOpen = configuration.count(RiskKeys.MAX_OPEN);
        maxPerSide = configuration.count(PortfolioKeys.MAX_PER_SIDE);
        maxPerClose = configuration.count(PortfolioKeys.MAX_ENTRIES_PER_CLOSE);
        maxCorrelated = configuration.number(PortfolioKeys.MAX_CORRELATED);
    }

    /** A candidate of the close at hand was entered. */
    public void onEntered() {
        entered++;
    }

    /** Selection of a close is over. */
    public void onSelected() {
        entered = 0;
    }

    /**
     * One position per symbol; no more positions, in all and on a side, than allowed; not too much that moves together;
     * only the best of a close.
     */
    @Override
    public boolean allows(int slot, long nowNs, Verdict verdict) {
        return verdict.require(Reason.POSITION_OWNED, !holdings.isTaken(signals.instrumentId(slot)))
                && verdict.atMost(Reason.OPEN_POSITION_LIMIT, holdings.taken() + 1, maxOpen)
                && verdict.atMost(Reason.SIDE_POSITION_LIMIT, holdings.taken(signals.side(slot)) + 1, maxPerSide)
                && isSpread(slot, verdict)
                && verdict.atMost(Reason.PORTFOLIO_SELECTION, entered + 1, maxPerClose);
    }

    private boolean isSpread(int slot, Verdict verdict) {
        if (maxCorrelated == 0) {
            return true;
        }
        final double held = correlated.with(signals.instrumentId(slot), signals.side(slot));
        if (held == 0) {
            return verdict.atMost(Reason.CORRELATED_EXPOSURE, held, maxCorrelated);
        }
        // Without a known equity the share is no number, and what is no number does not pass.
        final double equity = account.isKnown() ? FixedPoint.toDouble(account.equity()) : Double.NaN;
        final double share = equity > 0 ? held / equity : Double.NaN;
        return verdict.atMost(Reason.CORRELATED_EXPOSURE, share, maxCorrelated);
    }
}
