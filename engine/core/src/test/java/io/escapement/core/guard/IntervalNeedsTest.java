package io.escapement.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.core.feature.Feature;
import io.escapement.core.market.Market;
import io.escapement.core.script.ConstantModel;
import io.escapement.core.strategy.Strategy;
import org.junit.jupiter.api.Test;

/** Bars of 3, 15 and 60 minutes are followed: bits 1, 2 and 4. Strategy 8 looks at 15, strategy 9 at 60. */
class IntervalNeedsTest {
    private static final int SMALL = 1;
    private static final int QUARTER = 2;
    private static final int HOUR = 4;

    private final Market market = new Surroundings().market;
    private final IntervalNeeds needs = needs(new Speaker(8, "quarterly", 15), new Speaker(9, "hourly", 60));

    @Test
    void shouldNeedWhatItsStrategyLooksAt() {
        assertThat(needs.of(8)).isEqualTo(QUARTER);
        assertThat(needs.of(9)).isEqualTo(HOUR);
        assertThat(needs(new Speaker(8, "both", 15, 3)).of(8)).isEqualTo(SMALL | QUARTER);
        assertThat(needs.missing(8)).isEqualTo(IntervalNeeds.NONE);
    }

    @Test
    void shouldNeedEverythingForAStrategyNobodyKnows() {
        assertThat(needs.of(7)).isEqualTo(SMALL | QUARTER | HOUR);
        assertThat(needs.missing(7)).isEqualTo(IntervalNeeds.NONE);
    }

    @Test
    void shouldTellWhatIsNotFollowedOfTheStrategyAskedFor() {
        final IntervalNeeds some = needs(new Speaker(8, "whole", 15), new Speaker(9, "lacking", 15, 240));
        assertThat(some.missing(8)).isEqualTo(IntervalNeeds.NONE);
        assertThat(some.missing(9)).isEqualTo(240);
    }

    @Test
    void shouldNeedWhatAGateLooksAtForSignalsOfItsIntervalOnly() {
        needs.alsoFor(15, 3);
        assertThat(needs.of(8)).isEqualTo(SMALL | QUARTER);
        assertThat(needs.of(9)).isEqualTo(HOUR);
    }

    @Test
    void shouldNeedWhatTheModelWasTrainedOn() {
        needs.onModel(ConstantModel.of("PAPER").seeing(Feature.H1_RSI).covering("AAAUSDT"));
        assertThat(needs.of(8)).isEqualTo(QUARTER | HOUR);
        assertThat(needs.missing(8)).isEqualTo(IntervalNeeds.NONE);
        needs.onModel(null);
        assertThat(needs.of(8)).isEqualTo(QUARTER);
    }

    @Test
    void shouldMissWhatTheModelWasTrainedOnAndNobodyFollows() {
        // The side is of no interval: it takes nothing back.
        needs.onModel(ConstantModel.of("PAPER")
                .seeing(Feature.D1_RSI, Feature.FUNDING_RATE)
                .covering("AAAUSDT"));
        assertThat(needs.missing(8)).isEqualTo(1440);
        assertThat(needs.missing(7)).isEqualTo(1440);
        needs.onModel(null);
        assertThat(needs.missing(8)).isEqualTo(IntervalNeeds.NONE);
    }

    @Test
    void shouldMissTheLastIntervalNobodyFollowsThoughLaterFeaturesHaveTheirs() {
        needs.onModel(
                ConstantModel.of("PAPER").seeing(Feature.H4_RSI, Feature.H1_RSI).covering("AAAUSDT"));
        assertThat(needs.missing(8)).isEqualTo(240);
        assertThat(needs.of(8)).isEqualTo(QUARTER | HOUR);
    }

    private IntervalNeeds needs(Strategy... strategies) {
        return new IntervalNeeds(market, strategies);
    }
}
