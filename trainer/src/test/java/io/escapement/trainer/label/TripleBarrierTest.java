package io.escapement.trainer.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.escapement.trainer.history.HistoryBar;
import io.escapement.trainer.label.Outcome.Exit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TripleBarrierTest {
    private static final int MINUTES = 3;
    private static final long STEP_MS = MINUTES * 60_000L;
    private static final long FROM_MS = 1_000 * STEP_MS;

    private final TripleBarrier free = new TripleBarrier(Costs.NONE);
    private final List<HistoryBar> bars = new ArrayList<>();

    @Test
    void shouldWinWhenALongReachesItsTarget() {
        bar(100, 101, 99.5, 100.5);
        bar(100.5, 103, 100, 102);

        assertThat(free.follow(buy(98, 102.5), fine()))
                .isEqualTo(new Outcome(Exit.TARGET, FROM_MS + 2 * STEP_MS, 0.025));
    }

    @Test
    void shouldLoseWhenALongReachesItsStop() {
        bar(100, 101, 99.5, 100.5);
        bar(100.5, 100.75, 97, 102);

        assertThat(free.follow(buy(98, 102.5), fine())).isEqualTo(new Outcome(Exit.STOP, FROM_MS + 2 * STEP_MS, -0.02));
    }

    @Test
    void shouldWinWhenAShortReachesItsTarget() {
        bar(100, 100.5, 96.5, 97);

        assertThat(free.follow(sell(103, 97), fine())).isEqualTo(new Outcome(Exit.TARGET, FROM_MS + STEP_MS, 0.03));
    }

    @Test
    void shouldLoseWhenAShortReachesItsStop() {
        bar(100, 103, 99, 101);

        assertThat(free.follow(sell(103, 97), fine())).isEqualTo(new Outcome(Exit.STOP, FROM_MS + STEP_MS, -0.03));
    }

    @Test
    void shouldTakeTheStopFirstWhenOneBarReachesBoth() {
        bar(100, 110, 90, 105);

        assertThat(free.follow(buy(98, 102), fine()).exit()).isEqualTo(Exit.STOP);
        assertThat(free.follow(sell(102, 98), fine()).exit()).isEqualTo(Exit.STOP);
    }

    @Test
    void shouldFillAtTheOpenWhenABarOpensBeyondTheStop() {
        bar(100, 101, 99, 100);
        bar(95, 96, 94, 95);

        assertThat(free.follow(buy(98, 105), fine()).netReturn()).isEqualTo(-0.05);
    }

    @Test
    void shouldFillAtTheTargetWhenABarOpensBeyondIt() {
        bar(100, 101, 99, 100);
        bar(107, 108, 106, 107);

        assertThat(free.follow(buy(98, 105), fine()).netReturn()).isEqualTo(0.05);
    }

    @Test
    void shouldCloseAtTheLastCloseInTime() {
        bar(100, 101, 99, 100);
        bar(100, 101, 99, 101);
        bar(101, 120, 80, 90);

        final Outcome outcome = free.follow(new Proposal(1, 98, 105, FROM_MS, FROM_MS + 2 * STEP_MS), fine());

        assertThat(outcome).isEqualTo(new Outcome(Exit.TIME, FROM_MS + 2 * STEP_MS, 0.01));
        assertThat(outcome.won()).isTrue();
    }

    @Test
    void shouldTakeFeesAndSlippageOffBothFills() {
        bar(100, 103, 99, 102);

        // Bought at 100.1, sold at 101.898: 1.798 / 100.1, less 0.1 % of both values.
        final Outcome outcome = new TripleBarrier(new Costs(0.001, 0.001)).follow(buy(98, 102), fine());

        assertThat(outcome.netReturn()).isCloseTo(0.0179620 - 0.001 * (1 + 101.898 / 100.1), within(1e-7));
    }

    @Test
    void shouldCallATargetALossWhenFeesEatIt() {
        bar(100, 101, 99.95, 100.5);

        final Proposal near = buy(99, 100.1);

        assertThat(free.follow(near, fine()).won()).isTrue();
        final Outcome outcome = new TripleBarrier(new Costs(0.00055, 0)).follow(near, fine());
        assertThat(outcome.exit()).isEqualTo(Exit.TARGET);
        assertThat(outcome.won()).isFalse();
    }

    @Test
    void shouldTakeFeesOffShortsAsWell() {
        bar(100, 100.5, 98, 98);

        // Sold at 100, bought back at 98: 2 % less 0.1 % of 1.98 times the entry's value.
        assertThat(new TripleBarrier(new Costs(0.001, 0))
                        .follow(sell(101, 98), fine())
                        .netReturn())
                .isCloseTo(0.01802, within(1e-12));
    }

    @Test
    void shouldKnowNothingWhenBarsAreMissingBeforeTheEnd() {
        bar(100, 101, 99, 100);

        assertThat(free.follow(buy(98, 105), fine())).as("history ends").isNull();
        assertThat(free.follow(new Proposal(1, 98, 105, FROM_MS - STEP_MS, FROM_MS + STEP_MS), fine()))
                .as("entry bar missing")
                .isNull();
        bars.add(bar(FROM_MS + 2 * STEP_MS, 100, 106, 99, 100));
        assertThat(free.follow(buy(98, 105), fine())).as("hole").isNull();
    }

    @Test
    void shouldNotEnterBeyondABarrier() {
        bar(97, 98, 96, 97);

        assertThat(free.follow(buy(98, 105), fine())).isNull();
        assertThat(free.follow(sell(99, 97.5), fine())).isNull();
    }

    private static Proposal buy(double stop, double target) {
        return new Proposal(1, stop, target, FROM_MS, FROM_MS + 100 * STEP_MS);
    }

    private static Proposal sell(double stop, double target) {
        return new Proposal(-1, stop, target, FROM_MS, FROM_MS + 100 * STEP_MS);
    }

    private void bar(double open, double high, double low, double close) {
        bars.add(bar(FROM_MS + bars.size() * STEP_MS, open, high, low, close));
    }

    private static HistoryBar bar(long timeMs, double open, double high, double low, double close) {
        return new HistoryBar(timeMs, price(open), price(high), price(low), price(close), BigDecimal.ONE, null);
    }

    private static long price(double value) {
        return Math.round(value * 1e8);
    }

    private FineBars fine() {
        return new FineBars(bars, MINUTES);
    }
}
