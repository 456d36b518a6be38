package io.escapement.core.portfolio;

import io.escapement.codecs.sbe.Reason;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.PortfolioKeys;
import io.escapement.core.config.RiskKeys;
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
    private final int maxOpen;
    private final int maxPerClose;
    private int entered;

    /**
     * A gate.
     *
     * @param configuration limits
     * @param signals candidates
     * @param holdings what is held
     */
    public PortfolioGate(CoreConfiguration configuration, SignalTable signals, Holdings holdings) {
        this.signals = signals;
        this.holdings = holdings;
        maxOpen = configuration.count(RiskKeys.MAX_OPEN);
        maxPerClose = configuration.count(PortfolioKeys.MAX_ENTRIES_PER_CLOSE);
    }

    /** Selection of a close begins. */
    public void onSelection() {
        entered = 0;
    }

    /** A candidate of this close was entered. */
    public void onEntered() {
        entered++;
    }

    /** One position per symbol, no more positions than allowed, only the best of a close. */
    @Override
    public boolean allows(int slot, long nowNs, Verdict verdict) {
        return verdict.require(Reason.POSITION_OWNED, !holdings.isTaken(signals.instrumentId(slot)))
                && verdict.atMost(Reason.OPEN_POSITION_LIMIT, holdings.taken() + 1, maxOpen)
                && verdict.atMost(Reason.PORTFOLIO_SELECTION, entered + 1, maxPerClose);
    }
}
