package io.escapement.core;

import io.escapement.core.guard.Conviction;
import io.escapement.core.guard.Coverage;
import io.escapement.core.guard.DataHealth;
import io.escapement.core.guard.MicroTrend;
import io.escapement.core.guard.PerformanceGuard;
import io.escapement.core.guard.PrimarySignal;
import io.escapement.core.guard.RegimeFilter;
import io.escapement.core.guard.ShadowDesk;
import io.escapement.core.guard.WinRateGuard;
import io.escapement.core.portfolio.PortfolioGate;
import io.escapement.core.signal.Evaluator;
import io.escapement.core.signal.Gate;

/**
 * The way a signal takes: who writes down what is known of it, which gates judge it, and which ones select among the good
 * ones of a close, each in order. Adding one is one line here.
 */
final class Gates {
    /** Asked for every signal before the first gate; the shadow last, since it looks at what the others wrote. */
    final Evaluator[] evaluators;

    /** Look at the signal itself; asked once all bars of its instrument have closed. */
    final Gate[] judging;

    /** Look at what is held and at the account; asked when the candidates of a close are selected, best first. */
    final Gate[] selecting;

    /** Look at the present; asked again before a signal's entry is followed by another order. */
    final Gate[] again;

    /** The selecting gate that must be told what was entered. */
    final PortfolioGate portfolio;

    Gates(
            Coverage coverage,
            DataHealth health,
            PrimarySignal primary,
            RegimeFilter regimes,
            MicroTrend microTrend,
            Conviction conviction,
            ShadowDesk shadow,
            WinRateGuard winRates,
            PerformanceGuard performance,
            PortfolioGate portfolio,
            RiskGate risk) {
        evaluators = new Evaluator[] {regimes, performance, conviction, shadow};
        judging = new Gate[] {coverage, health, primary, regimes, microTrend, conviction, winRates, performance};
        selecting = new Gate[] {portfolio, risk};
        again = new Gate[] {coverage, health, performance, portfolio, risk};
        this.portfolio = portfolio;
    }
}
