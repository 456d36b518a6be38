package io.escapement.trainer.label;

import static io.escapement.trainer.label.LabelBars.FROM_MS;
import static io.escapement.trainer.label.LabelBars.STEP_MS;
import static io.escapement.trainer.label.LabelBars.closeOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.escapement.trainer.label.Outcome.Exit;
import org.junit.jupiter.api.Test;

/** Every way a barrier can be hit, both sides, with nothing taken off; what comes off has tests of its own. */
class TripleBarrierTest {
    private static final long HOLD_MS = 100 * STEP_MS;

    private final LabelBars bars = new LabelBars();

    @Test
    void shouldWinWhenALongReachesItsTarget() {
        bars.bar(100, 101, 99.5, 100.5).bar(100.5, 103, 100, 102);

        expect(buy(98, 102.5), Exit.TARGET, 2, 102.5, 0.025);
    }

    @Test
    void shouldWinWhenALongJustTouchesItsTarget() {
        bars.bar(100, 102.5, 99.5, 100.5);

        expect(buy(98, 102.5), Exit.TARGET, 1, 102.5, 0.025);
    }

    @Test
    void shouldLoseWhenALongReachesItsStop() {
        bars.bar(100, 101, 99.5, 100.5).bar(100.5, 100.75, 97, 102);

        expect(buy(98, 102.5), Exit.STOP, 2, 98, -0.02);
    }

    @Test
    void shouldLoseWhenALongJustTouchesItsStop() {
        bars.bar(100, 101, 98, 100.5);

        expect(buy(98, 102.5), Exit.STOP, 1, 98, -0.02);
    }

    @Test
    void shouldWinWhenAShortReachesItsTarget() {
        bars.bar(100, 100.5, 96.5, 97);

        expect(sell(103, 97), Exit.TARGET, 1, 97, 0.03);
    }

    @Test
    void shouldLoseWhenAShortReachesItsStop() {
        bars.bar(100, 103, 99, 101);

        expect(sell(103, 97), Exit.STOP, 1, 103, -0.03);
    }

    @Test
    void shouldTakeTheStopFirstWhenOneBarReachesBoth() {
        bars.bar(100, 110, 90, 105);

        expect(buy(98, 102), Exit.STOP, 1, 98, -0.02);
        expect(sell(102, 98), Exit.STOP, 1, 102, -0.02);
    }

    @Test
    void shouldFillALongAtTheOpenWhenABarOpensBeyondItsStop() {
        bars.bar(100, 101, 99, 100).bar(95, 96, 94, 95);

        expect(buy(98, 105), Exit.STOP, 2, 95, -0.05);
    }

    @Test
    void shouldFillAShortAtTheOpenWhenABarOpensBeyondItsStop() {
        bars.bar(100, 101, 99, 100).bar(105, 106, 104, 105);

        expect(sell(102, 95), Exit.STOP, 2, 105, -0.05);
    }

    @Test
    void shouldFillAtTheTargetWhenABarOpensBeyondIt() {
        bars.bar(100, 101, 99, 100).bar(107, 108, 106, 107);

        expect(buy(98, 105), Exit.TARGET, 2, 105, 0.05);
    }

    @Test
    void shouldFillAShortAtTheTargetWhenABarOpensBeyondIt() {
        bars.bar(100, 101, 99, 100).bar(93, 94, 92, 93);

        expect(sell(102, 95), Exit.TARGET, 2, 95, 0.05);
    }

    @Test
    void shouldTakeTheStopWhenABarOpensBeyondTheTargetAndComesBackToTheStop() {
        bars.bar(100, 101, 99, 100).bar(107, 108, 97, 98);

        expect(buy(98, 105), Exit.STOP, 2, 98, -0.02);
    }

    @Test
    void shouldCloseAtTheCloseOfTheBarThatEndsWithItsTime() {
        bars.bar(100, 101, 99, 100).bar(100, 101, 99, 101).bar(101, 120, 80, 90);

        expectAfter(2 * STEP_MS, buy(98, 105), Exit.TIME, 2, 101, 0.01);
        expectAfter(2 * STEP_MS, sell(105, 98), Exit.TIME, 2, 101, -0.01);
    }

    @Test
    void shouldCloseAtTheFirstCloseAfterItsTimeWhenThatFallsWithinABar() {
        bars.bar(100, 101, 99, 100).bar(100, 101, 99, 101).bar(101, 101.5, 100.5, 101.25);

        expectAfter(2 * STEP_MS + 1, buy(98, 105), Exit.TIME, 3, 101.25, 0.0125);
    }

    @Test
    void shouldPreferABarrierToTimeWhenTheLastBarReachesIt() {
        bars.bar(100, 101, 99, 100).bar(100, 106, 99, 101);
        expectAfter(2 * STEP_MS, buy(98, 105), Exit.TARGET, 2, 105, 0.05);
        expectAfter(2 * STEP_MS, sell(105, 95), Exit.STOP, 2, 105, -0.05);
    }

    @Test
    void shouldKnowNothingWhenHistoryEndsBeforeTheTrade() {
        bars.quiet(5);

        assertThat(follow(HOLD_MS, buy(98, 105))).isNull();
        assertThat(whyNot(buy(98, 105))).isEqualTo(Unlabelled.HISTORY_ENDS);
    }

    @Test
    void shouldKnowNothingWhenTheBarOfTheEntryIsMissing() {
        bars.hole().quiet(5).bar(100, 106, 99, 100);

        assertThat(follow(HOLD_MS, buy(98, 105))).isNull();
        assertThat(whyNot(buy(98, 105))).isEqualTo(Unlabelled.GAP);
    }

    @Test
    void shouldKnowNothingWhenABarIsMissingOnTheWay() {
        bars.quiet(1).hole().bar(100, 106, 99, 100);

        assertThat(follow(HOLD_MS, buy(98, 105))).isNull();
        assertThat(whyNot(buy(98, 105))).isEqualTo(Unlabelled.GAP);
    }

    @Test
    void shouldNotCareForBarsMissingAfterTheEnd() {
        bars.quiet(1).bar(100, 106, 99, 100).hole().quiet(1);

        expect(buy(98, 105), Exit.TARGET, 2, 105, 0.05);
    }

    @Test
    void shouldNotEnterBeyondOrOnABarrier() {
        bars.bar(97, 98, 96, 97);

        assertThat(follow(HOLD_MS, buy(98, 105))).as("below the stop").isNull();
        assertThat(follow(HOLD_MS, buy(97, 105))).as("on the stop").isNull();
        assertThat(follow(HOLD_MS, buy(90, 96))).as("above the target").isNull();
        assertThat(follow(HOLD_MS, buy(90, 97))).as("on the target").isNull();
        assertThat(follow(HOLD_MS, sell(96, 90))).as("above the stop").isNull();
        assertThat(follow(HOLD_MS, sell(99, 97.5))).as("below the target").isNull();
        assertThat(whyNot(buy(98, 105))).isEqualTo(Unlabelled.NO_TRADE);
    }

    @Test
    void shouldMeasureFixedBarriersFromTheEntry() {
        // Entered at 101, not at the 100 the strategy thought of: barriers at 103.02 and 99.99.
        bars.bar(101, 102, 100, 101).bar(101, 103.02, 100.5, 103);

        final Outcome outcome = follow(fixed(), buy(98, 105));

        assertThat(outcome.exit()).isEqualTo(Exit.TARGET);
        assertThat(outcome.entry()).isEqualTo(101);
        assertThat(outcome.target()).isCloseTo(103.02, within(1e-9));
        assertThat(outcome.stop()).isCloseTo(99.99, within(1e-9));
        assertThat(outcome.netReturn()).isCloseTo(0.02, within(1e-12));
    }

    @Test
    void shouldMeasureFixedBarriersOfAShortTheOtherWayRound() {
        bars.bar(100, 101.5, 99, 100);

        final Outcome outcome = follow(fixed(), sell(98, 105));

        assertThat(outcome.exit()).isEqualTo(Exit.STOP);
        assertThat(outcome.stop()).isCloseTo(101, within(1e-9));
        assertThat(outcome.target()).isCloseTo(98, within(1e-9));
        assertThat(outcome.netReturn()).isCloseTo(-0.01, within(1e-12));
    }

    @Test
    void shouldMeasureAtrBarriersInTrueRanges() {
        // A range of 0.5: profit 4 of them, 102; loss 2 of them, 99.
        bars.bar(100, 101.5, 99.25, 100).bar(100, 102, 99.5, 101);

        final Outcome outcome = follow(atr(), buy(98, 105));

        assertThat(outcome.exit()).isEqualTo(Exit.TARGET);
        assertThat(outcome.stop()).isEqualTo(99);
        assertThat(outcome.target()).isEqualTo(102);
        assertThat(outcome.netReturn()).isEqualTo(0.02);
    }

    @Test
    void shouldMeasureAtrBarriersOfAShortTheOtherWayRound() {
        bars.bar(100, 100.5, 98.5, 100).bar(100, 101, 99.5, 101);

        final Outcome outcome = follow(atr(), sell(105, 98));

        assertThat(outcome.exit()).isEqualTo(Exit.STOP);
        assertThat(outcome.stop()).isEqualTo(101);
        assertThat(outcome.target()).isEqualTo(98);
    }

    @Test
    void shouldKnowNothingWhenTheRangeForItsBarriersIsNotKnown() {
        bars.bar(100, 110, 90, 100);

        assertThat(follow(atr(), new Proposal(1, 98, 105, Double.NaN, 100, FROM_MS)))
                .isNull();
    }

    private void expect(Proposal proposal, Exit exit, int bar, double price, double result) {
        expectAfter(HOLD_MS, proposal, exit, bar, price, result);
    }

    private void expectAfter(long holdMs, Proposal proposal, Exit exit, int bar, double price, double result) {
        final Outcome outcome = follow(holdMs, proposal);
        assertThat(outcome.exit()).isEqualTo(exit);
        assertThat(outcome.exitTimeMs()).isEqualTo(closeOf(bar));
        assertThat(outcome.exitPrice()).isEqualTo(price);
        assertThat(outcome.netReturn()).isEqualTo(result);
        assertThat(outcome.gross()).isEqualTo(result);
        assertThat(outcome.won()).isEqualTo(result > 0);
    }

    private Unlabelled whyNot(Proposal proposal) {
        return new TripleBarrier(new LabelRules(Barriers.strategy(HOLD_MS), Costs.NONE, Weighting.NONE))
                .whyNot(proposal, bars.fine());
    }

    private Outcome follow(long holdMs, Proposal proposal) {
        return follow(Barriers.strategy(holdMs), proposal);
    }

    private Outcome follow(Barriers barriers, Proposal proposal) {
        return new TripleBarrier(new LabelRules(barriers, Costs.NONE, Weighting.NONE))
                .follow(proposal, bars.fine(), FundingHistory.NONE);
    }

    private static Barriers fixed() {
        return new Barriers(Barriers.Kind.FIXED, 0.02, 0.01, HOLD_MS);
    }

    private static Barriers atr() {
        return new Barriers(Barriers.Kind.ATR, 4, 2, HOLD_MS);
    }

    private static Proposal buy(double stop, double target) {
        return new Proposal(1, stop, target, 0.5, 100, FROM_MS);
    }

    private static Proposal sell(double stop, double target) {
        return new Proposal(-1, stop, target, 0.5, 100, FROM_MS);
    }
}
