package io.escapement.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.Regime;
import org.junit.jupiter.api.Test;

/** A trend from 25 and 0.08 on, until 20 or 0.02; volatile from 0.95 on, until 0.85. */
class RegimeRulesTest {
    private final RegimeRules rules = new RegimeRules(Surroundings.configuration());

    @Test
    void shouldBeVolatileFromAHighRankUntilALowerOne() {
        assertThat(rules.judge(Regime.RANGE, 0, 0, 0.95)).isEqualTo(Regime.VOLATILE);
        assertThat(rules.judge(Regime.RANGE, 0, 0, 0.94)).isEqualTo(Regime.RANGE);
        assertThat(rules.judge(Regime.VOLATILE, 0, 0, 0.85)).isEqualTo(Regime.VOLATILE);
        assertThat(rules.judge(Regime.VOLATILE, 0, 0, 0.84)).isEqualTo(Regime.RANGE);
        assertThat(rules.judge(Regime.TREND, 0, 0, 0.94)).isEqualTo(Regime.RANGE);
    }

    @Test
    void shouldBeATrendWhenBothNumbersAreLarge() {
        assertThat(rules.judge(Regime.RANGE, 25, 0.08, 0.5)).isEqualTo(Regime.TREND);
        assertThat(rules.judge(Regime.RANGE, 25, -0.08, 0.5)).isEqualTo(Regime.TREND);
        assertThat(rules.judge(Regime.VOLATILE, 25, 0.08, 0.5)).isEqualTo(Regime.TREND);
        assertThat(rules.judge(Regime.RANGE, 24.9, 0.08, 0.5)).isEqualTo(Regime.RANGE);
        assertThat(rules.judge(Regime.RANGE, 25, 0.079, 0.5)).isEqualTo(Regime.RANGE);
        assertThat(rules.judge(Regime.VOLATILE, 24.9, 0.08, 0.5)).isEqualTo(Regime.RANGE);
    }

    @Test
    void shouldStayATrendUntilOneNumberIsSmall() {
        assertThat(rules.judge(Regime.TREND, 20, 0.02, 0.5)).isEqualTo(Regime.TREND);
        assertThat(rules.judge(Regime.TREND, 20, -0.02, 0.5)).isEqualTo(Regime.TREND);
        assertThat(rules.judge(Regime.TREND, 19.9, 0.08, 0.5)).isEqualTo(Regime.RANGE);
        assertThat(rules.judge(Regime.TREND, 25, 0.019, 0.5)).isEqualTo(Regime.RANGE);
    }
}
