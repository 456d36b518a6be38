package io.escapement.core.guard;

import static io.escapement.core.guard.Surroundings.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.core.model.ModelBundle;
import io.escapement.core.model.StrategyThresholds;
import io.escapement.core.script.ConstantModel;
import io.escapement.core.strategy.Strategy;
import org.junit.jupiter.api.Test;

/** What a bundle says of instruments 0 and 1 and strategies 8 and 9. */
class ModelSlotTest {
    private static final long DAY = 1440 * MINUTE;

    private final Surroundings around = new Surroundings();
    private final ModelSlot slot = new ModelSlot(around.instruments);
    private final ModelBundle bundle = ConstantModel.of("PAPER")
            .threshold(0.5)
            .holding(60)
            .strategy("hourly", 0.25, 120)
            .covering("BBBUSDT", "CCCUSDT");

    @Test
    void shouldKnowNothingWithoutABundle() {
        assertNothing();
        slot.bind(strategies());
        assertNothing();
        slot.set(bundle);
        slot.set(null);
        assertNothing();
    }

    @Test
    void shouldKnowTheSymbolsOfItsTraining() {
        around.defined(0, "AAAUSDT").defined(1, "BBBUSDT");
        slot.set(bundle);
        assertThat(slot.knows(0)).isFalse();
        assertThat(slot.knows(1)).isTrue();
        assertThat(slot.code(1)).isZero();
        assertThat(slot.hashPrefix()).isEqualTo(bundle.hashPrefix()).isNotZero();
    }

    @Test
    void shouldLookInstrumentsUpAgainOnceTheyAreDefined() {
        slot.set(bundle);
        around.defined(1, "CCCUSDT");
        assertThat(slot.knows(1)).isFalse();
        slot.recode();
        assertThat(slot.code(1)).isEqualTo(1);
        assertThat(slot.knows(0)).isFalse();
    }

    @Test
    void shouldGiveEachStrategyItsOwnThreshold() {
        slot.bind(strategies());
        slot.set(bundle);
        assertThat(slot.threshold(8)).isEqualTo(0.5f);
        assertThat(slot.threshold(9)).isEqualTo(0.25f);
        assertThat(slot.threshold(7)).isEqualTo(StrategyThresholds.NEVER);
    }

    @Test
    void shouldGiveEachStrategyItsOwnHoldUpToTheLongest() {
        slot.bind(strategies());
        slot.set(bundle);
        assertThat(slot.holdNs(8, DAY)).isEqualTo(60 * MINUTE);
        assertThat(slot.holdNs(9, DAY)).isEqualTo(120 * MINUTE);
        assertThat(slot.holdNs(9, 90 * MINUTE)).isEqualTo(90 * MINUTE);
        assertThat(slot.holdNs(7, DAY)).isEqualTo(DAY);
    }

    @Test
    void shouldTakeTheLongestHoldWhereNobodyMeasuredIt() {
        slot.bind(strategies());
        slot.set(ConstantModel.of("PAPER").strategy("hourly", 0, 120).covering("AAAUSDT"));
        assertThat(slot.holdNs(8, DAY)).isEqualTo(DAY);
        assertThat(slot.holdNs(9, DAY)).isEqualTo(120 * MINUTE);
    }

    private void assertNothing() {
        assertThat(slot.bundle()).isNull();
        assertThat(slot.hashPrefix()).isZero();
        assertThat(slot.knows(0)).isFalse();
        assertThat(slot.threshold(8)).isEqualTo(StrategyThresholds.NEVER);
        assertThat(slot.holdNs(8, DAY)).isEqualTo(DAY);
    }

    private static Strategy[] strategies() {
        return new Strategy[] {new Speaker(8, "quarterly", 15), new Speaker(9, "hourly", 60)};
    }
}
