package io.escapement.core.strategy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Flat bars with lows at 99 but for one at 97, a swing low, which a bar down to 96 sweeps. */
class LiquiditySweepStrategyTest {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldProposeAgainstTheSweepWhenPriceComesBack(boolean mirrored) {
        // Range average (((2 + 4) / 2) + 2) / 2 = 2.5. Stop 99.5 - (3.5 + 0.5 * 2.5) = 94.75; target twice as far.
        final StrategyScript script = swept(mirrored);
        script.speaks(99.5, 95, 104, 109);
        script.says("level", mirrored ? 103 : 97);
        script.says("depthAtr", 0.4);
        script.says("wick", 3.5 / 4.5);
        // Mean volume 12, deviation 6.
        script.says("volumeScore", 3);
        script.says("age", 2);
        script.says("atr", 2.5);
    }

    @ParameterizedTest
    @CsvSource({
        "minAge, 2, 3",
        "minDepthAtr, 0.4, 0.41",
        "maxDepthAtr, 0.4, 0.39",
        "wick, 0.77, 0.78",
        "volumeScore, 3, 3.01"
    })
    void shouldBeSilentWhenConditionJustFails(String name, String holds, String fails) {
        swept(false, name, holds).speaks();
        swept(false, name, fails).isSilent();
    }

    @ParameterizedTest
    @CsvSource({"3, true", "2, false"})
    void shouldForgetOldSwings(String maxAge, boolean speaks) {
        final StrategyScript script =
                script(false, "minAge", "1", "maxAge", maxAge).flat(12).bar(100, 101, 97, 100, 10);
        script.flat(2).bar(100, 100.5, 96, 99.5, 30);
        if (speaks) {
            script.speaks();
        } else {
            script.isSilent();
        }
    }

    @Test
    void shouldBeSilentWhenTheCloseStaysBeyond() {
        script(false)
                .flat(12)
                .bar(100, 101, 97, 100, 10)
                .flat(1)
                .bar(98, 98.5, 94, 97, 30)
                .isSilent();
        script(false)
                .flat(12)
                .bar(100, 101, 97, 100, 10)
                .flat(1)
                .bar(98, 98.5, 94, 97.5, 30)
                .speaks();
    }

    @Test
    void shouldUseUpASwingThatWasReached() {
        final StrategyScript script =
                script(false).flat(12).bar(100, 101, 97, 100, 10).flat(1);
        // Reached without volume: nothing is said, and the orders behind it are gone.
        script.bar(100, 101, 96.5, 100, 5).isSilent();
        script.bar(100, 100.5, 96, 99.5, 30).isSilent();
    }

    @Test
    void shouldNotSeeASwingBeforeItIsOne() {
        // The bar after the low has not closed higher yet: it goes lower itself.
        final StrategyScript script = script(false, "minAge", "1").flat(12).bar(100, 101, 97, 100, 10);
        script.bar(100, 100.5, 96, 99.5, 30).isSilent();
    }

    @Test
    void shouldBeSilentWhenBothSidesAreSwept() {
        final StrategyScript script =
                script(false).flat(12).bar(100, 103, 97, 100, 10).flat(1);
        script.bar(100, 104, 95, 100, 30).isSilent();
        final StrategyScript below =
                script(false).flat(12).bar(100, 103, 97, 100, 10).flat(1);
        below.bar(100, 102, 95, 100, 30).speaks();
    }

    @Test
    void shouldRefuseParametersTheWrongWayRound() {
        assertThatThrownBy(() -> script(false, "minAge", "9", "maxAge", "9"))
                .hasMessageContaining("liquiditySweep: minAge must be below maxAge");
        assertThatThrownBy(() -> script(false, "minDepthAtr", "2"))
                .hasMessageContaining("minDepthAtr must be below maxDepthAtr");
    }

    private static StrategyScript swept(boolean mirrored, String... changes) {
        return script(mirrored, changes)
                .flat(12)
                .bar(100, 101, 97, 100, 10)
                .flat(1)
                .bar(100, 100.5, 96, 99.5, 30);
    }

    private static StrategyScript script(boolean mirrored, String... changes) {
        final String[] all = {
            "wing", "1",
            "minAge", "2",
            "volumeBars", "10",
            "volumeScore", "0",
            "atrPeriod", "2",
            "stopAtr", "0.5",
            "cooldownBars", "0"
        };
        final String[] both = java.util.Arrays.copyOf(all, all.length + changes.length);
        System.arraycopy(changes, 0, both, all.length, changes.length);
        return new StrategyScript(LiquiditySweepStrategy.KIND, 15, mirrored, both);
    }
}
