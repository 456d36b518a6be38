package io.escapement.trainer.label;

import static io.escapement.trainer.label.LabelBars.FROM_MS;
import static io.escapement.trainer.label.LabelBars.STEP_MS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.escapement.trainer.history.FundingRate;
import io.escapement.trainer.label.Outcome.Exit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Funding at its real times, worked out by hand. */
class LabelFundingTest {
    private static final long HOUR_MS = 3_600_000L;
    private static final Costs FUNDED = new Costs(0, 0, Fill.MARKET, Fill.MARKET, 0, 0, true);

    private final LabelBars bars = new LabelBars();
    private final List<FundingRate> rates = new ArrayList<>();

    LabelFundingTest() {
        // One before the trade, so that the time up to the next one is known.
        rate(FROM_MS - 7 * HOUR_MS, "0.5");
    }

    @Test
    void shouldChargeALongAPositiveRate() {
        // Two bars on, at the open of 100.5, 0.1 % are paid; out at 102.
        bars.bar(100, 101, 99, 100.75).bar(100.75, 101, 99, 100.5).bar(100.5, 102.5, 100, 102);
        rate(FROM_MS + 2 * STEP_MS, "0.001");

        final Outcome outcome = follow(1, 98, 102);

        assertThat(outcome.exit()).isEqualTo(Exit.TARGET);
        assertThat(outcome.funding()).isCloseTo(0.001005, within(1e-12));
        assertThat(outcome.netReturn()).isCloseTo(0.018995, within(1e-12));
        assertThat(outcome.fundingKnown()).isTrue();
    }

    @Test
    void shouldPayAShortAPositiveRate() {
        bars.bar(100, 101, 99, 100.75).bar(100.75, 101, 99, 100.5).bar(100.5, 100.75, 97, 98);
        rate(FROM_MS + 2 * STEP_MS, "0.001");

        final Outcome outcome = follow(-1, 102, 98);

        assertThat(outcome.funding()).isCloseTo(-0.001005, within(1e-12));
        assertThat(outcome.netReturn()).isCloseTo(0.021005, within(1e-12));
    }

    @Test
    void shouldChargeAShortANegativeRateAndPayALong() {
        bars.quiet(1).bar(100, 103, 97, 100);
        rate(FROM_MS + STEP_MS, "-0.002");

        assertThat(follow(-1, 101, 90).funding()).isCloseTo(0.002, within(1e-12));
        assertThat(follow(1, 99, 110).funding()).isCloseTo(-0.002, within(1e-12));
    }

    @Test
    void shouldAddUpEveryPaymentOfALongHold() {
        bars.quiet(4).bar(100, 103, 99.5, 102);
        rate(FROM_MS + STEP_MS, "0.001");
        rate(FROM_MS + 2 * STEP_MS, "-0.0004");
        rate(FROM_MS + 3 * STEP_MS, "0.0002");

        assertThat(follow(1, 98, 102).netReturn()).isCloseTo(0.02 - 0.0008, within(1e-12));
    }

    @Test
    void shouldNotChargeWhatFallsOnTheEntry() {
        bars.quiet(1).bar(100, 103, 99.5, 102);
        rate(FROM_MS, "0.001");

        assertThat(follow(1, 98, 102).funding()).isZero();
    }

    @Test
    void shouldNotChargeWhatFallsOnTheEndOfTheBarThatReachedABarrier() {
        bars.quiet(1).bar(100, 103, 99.5, 102).quiet(1);
        rate(FROM_MS + 2 * STEP_MS, "0.001");

        assertThat(follow(1, 98, 102).funding()).isZero();
    }

    @Test
    void shouldChargeWhatFallsOnTheInstantATradeIsTimedOut() {
        bars.quiet(2).bar(100, 101, 99, 101).quiet(1);
        rate(FROM_MS + 3 * STEP_MS, "0.001");

        final Outcome outcome = follow(3 * STEP_MS, 1, 98, 105);

        // At the close of 101 that it leaves at.
        assertThat(outcome.exit()).isEqualTo(Exit.TIME);
        assertThat(outcome.funding()).isCloseTo(0.00101, within(1e-12));
        assertThat(outcome.netReturn()).isCloseTo(0.00899, within(1e-12));
    }

    @Test
    void shouldPayButNotReceiveWhatFallsWithinTheBarThatReachedABarrier() {
        bars.quiet(1).bar(100, 103, 97, 102);
        rate(FROM_MS + STEP_MS + 60_000, "0.001");

        assertThat(follow(1, 98, 105).funding()).as("a long may have stood").isCloseTo(0.001, within(1e-12));
        assertThat(follow(-1, 102, 90).funding()).as("a short may not").isZero();
    }

    @Test
    void shouldTurnAWinIntoALoss() {
        bars.quiet(1).bar(100, 101.5, 99.5, 101);
        rate(FROM_MS + STEP_MS, "0.0101");

        assertThat(follow(1, 98, 101).won()).isFalse();
        assertThat(follow(1, 98, 101.25).won()).isTrue();
    }

    @Test
    void shouldSayWhenRatesDoNotReachTheTrade() {
        bars.quiet(1).bar(100, 103, 99.5, 102);

        assertThat(follow(1, 98, 102, FundingHistory.NONE).fundingKnown()).isFalse();
        // The last known payment is eight hours old; the next one is missing.
        rates.clear();
        rate(FROM_MS - 8 * HOUR_MS, "0.001");
        assertThat(follow(1, 98, 102).fundingKnown()).isFalse();
        rate(FROM_MS, "0.001");
        assertThat(follow(1, 98, 102).fundingKnown()).isTrue();
    }

    @Test
    void shouldSayWhenRatesBeginAfterTheTradeOrHaveAHole() {
        bars.quiet(1).bar(100, 103, 99.5, 102);
        rates.clear();
        rate(FROM_MS + 9 * HOUR_MS, "0.001");
        assertThat(follow(1, 98, 102).fundingKnown()).as("begins later").isFalse();
        rate(FROM_MS - 7 * HOUR_MS, "0.001");
        assertThat(follow(1, 98, 102).fundingKnown()).as("16 hours apart").isFalse();
    }

    @Test
    void shouldNotAskForRatesWhenFundingIsLeftOut() {
        bars.quiet(1).bar(100, 103, 99.5, 102);
        rate(FROM_MS + STEP_MS, "0.001");

        final Outcome outcome = new TripleBarrier(
                        new LabelRules(Barriers.strategy(100 * STEP_MS), Costs.NONE, Weighting.NONE))
                .follow(proposal(1, 98, 102), bars.fine(), FundingHistory.NONE);

        assertThat(outcome.funding()).isZero();
        assertThat(outcome.fundingKnown()).isTrue();
    }

    private void rate(long timeMs, String rate) {
        rates.add(new FundingRate(timeMs, new BigDecimal(rate)));
        rates.sort((a, b) -> Long.compare(a.timeMs(), b.timeMs()));
    }

    private Outcome follow(int side, double stop, double target) {
        return follow(100 * STEP_MS, side, stop, target);
    }

    private Outcome follow(long holdMs, int side, double stop, double target) {
        return follow(holdMs, side, stop, target, new FundingHistory(rates, 480));
    }

    private Outcome follow(int side, double stop, double target, FundingHistory funding) {
        return follow(100 * STEP_MS, side, stop, target, funding);
    }

    private Outcome follow(long holdMs, int side, double stop, double target, FundingHistory funding) {
        return new TripleBarrier(new LabelRules(Barriers.strategy(holdMs), FUNDED, Weighting.NONE))
                .follow(proposal(side, stop, target), bars.fine(), funding);
    }

    private static Proposal proposal(int side, double stop, double target) {
        return new Proposal(side, stop, target, 0.5, 100, FROM_MS);
    }
}
