package io.escapement.core.guard;

import io.escapement.codecs.sbe.Reason;
import io.escapement.core.learning.WinRates;
import io.escapement.core.signal.Gate;
import io.escapement.core.signal.SignalTable;
import io.escapement.core.signal.Verdict;

/** Blocks the signals of strategies that win too seldom; {@link WinRates} says which, and when one may return. */
public final class WinRateGuard implements Gate {
    private final SignalTable signals;
    private final WinRates rates;

    /**
     * A gate.
     *
     * @param signals rows
     * @param rates of the strategies
     */
    public WinRateGuard(SignalTable signals, WinRates rates) {
        this.signals = signals;
        this.rates = rates;
    }

    @Override
    public boolean allows(int slot, long nowNs, Verdict verdict) {
        final int strategyId = signals.strategyId(slot);
        if (!rates.isBlocking(strategyId)) {
            return verdict.require(Reason.WIN_RATE, true);
        }
        return verdict.block(Reason.WIN_RATE, rates.rate(strategyId), rates.threshold(strategyId));
    }
}
