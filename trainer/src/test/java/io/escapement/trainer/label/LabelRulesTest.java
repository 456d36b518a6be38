package io.escapement.trainer.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escapement.core.config.CoreConfiguration;
import org.junit.jupiter.api.Test;

class LabelRulesTest {
    private static final LabelRules RULES = new LabelRules(
            new Barriers(Barriers.Kind.FIXED, 0.02, 0.01, 86_400_000),
            new Costs(0.00055, -0.00005, Fill.MAKER, Fill.MAKER, 0.0001, 0.05, true),
            Weighting.UNIQUENESS);

    @Test
    void shouldSayTheSameInTextEverywhere() {
        assertThat(RULES.json().toString())
                .isEqualTo(
                        "{\"barriers\":\"FIXED\",\"profit\":0.02,\"loss\":0.01,\"holdMs\":86400000,\"takerRate\":0.00055,"
                                + "\"makerRate\":-0.00005,\"entry\":\"MAKER\",\"target\":\"MAKER\",\"slippage\":0.0001,"
                                + "\"slippagePerAtr\":0.05,\"funding\":true,\"weights\":\"UNIQUENESS\"}");
        assertThat(RULES.description()).isEqualTo("triple barrier: 0.02 and 0.01 of the price, 1440 min");
        assertThat(LabelRules.of(CoreConfiguration.defaults()).description())
                .isEqualTo("triple barrier: the strategies' stops and targets, 1440 min");
    }

    @Test
    void shouldRefuseBarriersAndCostsThatCanNotBe() {
        assertThatThrownBy(() -> new Barriers(Barriers.Kind.ATR, 2, 0, 86_400_000))
                .hasMessageContaining("profit=2.0 loss=0.0");
        assertThatThrownBy(() -> new Barriers(Barriers.Kind.FIXED, 2, 1, 86_400_000))
                .hasMessageContaining("shares of the price");
        assertThatThrownBy(() -> Barriers.strategy(59_999)).hasMessageContaining("at least a minute");
        assertThatThrownBy(() -> new Costs(0, 0, Fill.MARKET, Fill.LIMIT, 0, 0, true))
                .hasMessageContaining("not by a limit");
        assertThatThrownBy(() -> new Costs(0, 0, Fill.MARKET, Fill.MARKET, -0.1, 0, true))
                .hasMessageContaining("slippage=-0.1");
    }
}
