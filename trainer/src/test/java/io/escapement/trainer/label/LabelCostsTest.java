package io.escapement.trainer.label;

import static io.escapement.trainer.label.LabelBars.FROM_MS;
import static io.escapement.trainer.label.LabelBars.STEP_MS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.trainer.label.Outcome.Exit;
import org.junit.jupiter.api.Test;

/** Fees and slippage, worked out by hand. */
class LabelCostsTest {
    private static final Barriers BARRIERS = Barriers.strategy(2 * STEP_MS);

    private final LabelBars bars = new LabelBars();

    @Test
    void shouldTakeFeesAndSlippageOffBothFills() {
        bars.bar(100, 103, 99, 102);

        final Outcome outcome = follow(taker(0.001, 0.001), buy(98, 102));

        // Bought at 100.1, sold at 101.898. Gross 2 / 100.1; after slippage 1.798 / 100.1; fees 0.1 % of 1 and of
        // 1.0179620.
        assertThat(outcome.gross()).isCloseTo(0.0199800200, within(1e-10));
        assertThat(outcome.slippage()).isCloseTo(0.0020179820, within(1e-10));
        assertThat(outcome.fees()).isCloseTo(0.0020179620, within(1e-10));
        assertThat(outcome.netReturn()).isCloseTo(0.0159440759, within(1e-10));
    }

    @Test
    void shouldTakeFeesAndSlippageOffShortsAsWell() {
        bars.bar(100, 100.5, 98, 98);

        final Outcome outcome = follow(taker(0.001, 0.001), sell(101, 98));

        // Sold at 99.9, bought back at 98.098: 1.802 / 99.9 less 0.1 % of 1 and of 0.9819620.
        assertThat(outcome.netReturn()).isCloseTo(0.0160560761, within(1e-10));
        assertThat(outcome.gross() - outcome.slippage() - outcome.fees()).isCloseTo(outcome.netReturn(), within(1e-15));
    }

    @Test
    void shouldCallATargetALossWhenFeesEatIt() {
        bars.bar(100, 101, 99.95, 100.5);
        final Proposal near = buy(99, 100.1);

        assertThat(follow(taker(0, 0), near).won()).isTrue();
        // 10 bps won, 11 bps paid.
        final Outcome outcome = follow(taker(0.00055, 0), near);
        assertThat(outcome.exit()).isEqualTo(Exit.TARGET);
        assertThat(outcome.won()).isFalse();
        assertThat(outcome.netReturn()).isCloseTo(-0.00010055, within(1e-12));
    }

    @Test
    void shouldCallAShortsTargetALossWhenFeesEatIt() {
        bars.bar(100, 100.05, 99, 99.5);
        final Proposal near = sell(101, 99.9);

        assertThat(follow(taker(0, 0), near).won()).isTrue();
        assertThat(follow(taker(0.00055, 0), near).won()).isFalse();
    }

    @Test
    void shouldPayTheMakersFeeForARestingEntryAndNoSlippage() {
        bars.bar(100, 103, 99, 102);

        // Entered at 100 for 2 bps; left at 102 · 0.999 = 101.898 for 5.5 bps of 1.01898.
        final Outcome outcome =
                follow(new Costs(0.00055, 0.0002, Fill.MAKER, Fill.MARKET, 0.001, 0, false), buy(98, 102));

        assertThat(outcome.fees()).isCloseTo(0.0002 + 0.000560439, within(1e-12));
        assertThat(outcome.slippage()).isCloseTo(0.00102, within(1e-12));
        assertThat(outcome.netReturn()).isCloseTo(0.018219561, within(1e-12));
    }

    @Test
    void shouldPayTheTakersFeeForALimitAndNoSlippage() {
        bars.bar(100, 103, 99, 102);

        final Outcome outcome =
                follow(new Costs(0.00055, 0.0002, Fill.LIMIT, Fill.MARKET, 0.001, 0, false), buy(98, 102));

        assertThat(outcome.fees()).isCloseTo(0.00055 + 0.000560439, within(1e-12));
        assertThat(outcome.slippage()).isCloseTo(0.00102, within(1e-12));
    }

    @Test
    void shouldPayTheMakersFeeAtARestingTargetAndNoSlippage() {
        bars.bar(100, 103, 99, 102);

        // Bought at 100.1 for 5.5 bps; sold at 102 for 2 bps of 1.018981.
        final Outcome outcome =
                follow(new Costs(0.00055, 0.0002, Fill.MARKET, Fill.MAKER, 0.001, 0, false), buy(98, 102));

        assertThat(outcome.netReturn()).isCloseTo(1.9 / 100.1 - 0.00055 - 0.0002 * 102 / 100.1, within(1e-12));
    }

    @Test
    void shouldNotFillARestingTargetThatIsOnlyTouched() {
        bars.bar(100, 102, 99, 101).bar(101, 101.5, 100.5, 101);
        final Costs resting = new Costs(0.00055, 0.0002, Fill.MARKET, Fill.MAKER, 0, 0, false);

        assertThat(follow(resting, buy(98, 102)).exit()).isEqualTo(Exit.TIME);
        assertThat(follow(resting, buy(98, 101.99)).exit()).isEqualTo(Exit.TARGET);
    }

    @Test
    void shouldTakeAtAStopThoughTargetsRest() {
        bars.bar(100, 101, 97, 98);

        // Stop at 98, sold at 97.902 for 5.5 bps of it.
        final Outcome outcome =
                follow(new Costs(0.00055, 0.0002, Fill.MAKER, Fill.MAKER, 0.001, 0, false), buy(98, 102));

        assertThat(outcome.netReturn()).isCloseTo(-0.02098 - 0.0002 - 0.000538461, within(1e-12));
    }

    @Test
    void shouldSlipMoreWhenTheMarketIsWild() {
        bars.bar(100, 103, 99, 102);
        final Costs costs = new Costs(0, 0, Fill.MARKET, Fill.MARKET, 0.0001, 0.05, false);

        // A range of 0.2 at a close of 100: 1 bp and 0.05 · 20 bps, 2 bps; bought at 100.02, sold at 101.9796.
        assertThat(follow(costs, ranging(0.2)).netReturn()).isCloseTo(1.9596 / 100.02, within(1e-12));
        // A range of 2: 11 bps; bought at 100.11, sold at 101.8878.
        assertThat(follow(costs, ranging(2)).netReturn()).isCloseTo(1.7778 / 100.11, within(1e-12));
    }

    @Test
    void shouldKnowNothingWhenSlippageNeedsARangeThatIsNotKnown() {
        bars.bar(100, 103, 99, 102);

        assertThat(follow(new Costs(0, 0, Fill.MARKET, Fill.MARKET, 0, 0.05, false), ranging(Double.NaN)))
                .isNull();
        assertThat(follow(taker(0, 0.001), ranging(Double.NaN))).isNotNull();
    }

    @Test
    void shouldReckonAsTheCoreIsConfigured() {
        final CoreConfiguration core = CoreConfiguration.defaults();

        assertThat(Costs.of(core)).isEqualTo(new Costs(0.00055, 0.0002, Fill.MARKET, Fill.MARKET, 0.0001, 0, true));
        assertThat(Costs.of(core.with("entry.type", "POST_ONLY")).entry()).isEqualTo(Fill.MAKER);
        assertThat(Costs.of(core.with("entry.type", "LIMIT")).entry()).isEqualTo(Fill.LIMIT);
        assertThat(LabelRules.of(core).barriers()).isEqualTo(Barriers.strategy(86_400_000));
    }

    private Outcome follow(Costs costs, Proposal proposal) {
        return new TripleBarrier(new LabelRules(BARRIERS, costs, Weighting.NONE))
                .follow(proposal, bars.fine(), FundingHistory.NONE);
    }

    private static Costs taker(double feeRate, double slippage) {
        return new Costs(feeRate, 0, Fill.MARKET, Fill.MARKET, slippage, 0, false);
    }

    private static Proposal buy(double stop, double target) {
        return new Proposal(1, stop, target, 0.5, 100, FROM_MS);
    }

    private static Proposal sell(double stop, double target) {
        return new Proposal(-1, stop, target, 0.5, 100, FROM_MS);
    }

    private static Proposal ranging(double atr) {
        return new Proposal(1, 98, 102, atr, 100, FROM_MS);
    }
}
