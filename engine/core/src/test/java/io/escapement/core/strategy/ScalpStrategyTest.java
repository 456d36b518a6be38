package io.escapement.core.strategy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Twelve flat 3 minute bars at 100 with volume 10, then a burst to 104 with volume 50. */
class ScalpStrategyTest {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldProposeWhenMomentumBursts(boolean mirrored) {
        // ATR (2 + 4.5) / 2 = 3.25. Stop 104 - 6.5; target 104 + 9.75, a part at half of it, both down to the tick.
        final StrategyScript script = burst(mirrored);
        script.speaks(104, 97.5, 108.5, 113.5);
        script.says("pullback", 0);
        script.says("bodyAtr", 2);
        // Mean volume 14, deviation 12.
        script.says("volumeScore", 3);
        script.says("targetBps", mirrored ? 9.75 / 96 * 1e4 : 937.5);
        script.says("atr", 3.25);
    }

    @ParameterizedTest
    @CsvSource({"burstAtr, 2, 2.01", "volumeScore, 3, 3.01", "minTargetBps, 937, 938", "bursts, true, false"})
    void shouldBeSilentOnBurstWhenConditionJustFails(String name, String holds, String fails) {
        burst(false, name, holds).speaks();
        burst(false, name, fails).isSilent();
    }

    @Test
    void shouldWantACloseInTheOuterQuarter() {
        script(false).flat(12).bar(100, 105, 100, 104, 50).speaks();
        script(false).flat(12).bar(100, 105.5, 100, 104, 50).isSilent();
    }

    @Test
    void shouldWantACloseBeyondTheBarsBefore() {
        script(false)
                .flat(12)
                .bar(100, 103.5, 99, 100, 10)
                .flat(1)
                .bar(100, 104, 100, 104, 50)
                .speaks();
        script(false)
                .flat(12)
                .bar(100, 104, 99, 100, 10)
                .flat(1)
                .bar(100, 104, 100, 104, 50)
                .isSilent();
    }

    @Test
    void shouldWantTheAveragesOnItsSide() {
        averages("3").speaks();
        averages("20").isSilent();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldProposeWhenSmallPullbackEnds(boolean mirrored) {
        // ATR 3.25, 2.375, 2.1875. Stop 104.5 - 4.375 = 100.125; target 104.5 + 6.5625; a part at half of it.
        final StrategyScript script = pullback(mirrored, "bursts", "false");
        script.speaks(104.5, 100.5, 107.5, 111);
        script.says("pullback", 1);
        // From 104.5 back to 102.5 of a burst that began at 100.
        script.says("retraced", 2 / 4.5);
    }

    @ParameterizedTest
    @CsvSource({
        "pullbackMin, 0.44, 0.45",
        "pullbackMax, 0.45, 0.44",
        "pullbackBars, 2, 1",
        "pullbacks, true, false",
        "minTargetBps, 627, 629"
    })
    void shouldBeSilentOnPullbackWhenConditionJustFails(String name, String holds, String fails) {
        pullback(false, "bursts", "false", name, holds).speaks();
        pullback(false, "bursts", "false", name, fails).isSilent();
    }

    @Test
    void shouldNotCallItAPullbackWhenVolumeStaysHigh() {
        final StrategyScript script = burst(false, "bursts", "false");
        script.bar(104, 104, 102.5, 103, 50).bar(103, 105, 103, 104.5, 20).isSilent();
    }

    @Test
    void shouldWaitForACloseBeyondTheBarBefore() {
        final StrategyScript script = burst(false, "bursts", "false");
        script.bar(104, 104, 102.5, 103, 20).bar(103, 105, 103, 104, 20).isSilent();
        script.bar(104, 106, 104, 105.5, 20).speaks();
    }

    @Test
    void shouldSpeakOncePerPullback() {
        final StrategyScript script = pullback(false, "bursts", "false");
        script.bar(104.5, 106, 104, 105.5, 20).isSilent();
    }

    @Test
    void shouldKeepSilentForSomeBarsAfterAProposal() {
        pullback(false, "cooldownBars", "1").speaks();
        pullback(false, "cooldownBars", "2").isSilent();
    }

    @Test
    void shouldRefuseParametersTheWrongWayRound() {
        assertThatThrownBy(() -> script(false, "fastPeriod", "5", "slowPeriod", "5"))
                .hasMessageContaining("scalp: fastPeriod must be below slowPeriod");
        assertThatThrownBy(() -> script(false, "pullbackMin", "0.7"))
                .hasMessageContaining("pullbackMin must be below pullbackMax");
    }

    private static StrategyScript burst(boolean mirrored, String... changes) {
        return script(mirrored, changes).flat(12).bar(100, 104.5, 100, 104, 50);
    }

    private static StrategyScript pullback(boolean mirrored, String... changes) {
        return burst(mirrored, changes).bar(104, 104, 102.5, 103, 20).bar(103, 105, 103, 104.5, 20);
    }

    /** Closes at 110, then at 100 for eight bars: an average of 20 still lies above the burst, one of 3 does not. */
    private static StrategyScript averages(String slowPeriod) {
        final StrategyScript script = script(false, "slowPeriod", slowPeriod);
        for (int i = 0; i < 20; i++) {
            script.bar(110, 111, 109, 110, 10);
        }
        return script.flat(8).bar(100, 104.5, 100, 104, 50);
    }

    private static StrategyScript script(boolean mirrored, String... changes) {
        final String[] all = {
            "fastPeriod", "2",
            "slowPeriod", "3",
            "atrPeriod", "2",
            "breakoutBars", "2",
            "volumeBars", "10",
            "minTargetBps", "0",
            "cooldownBars", "0"
        };
        final String[] both = java.util.Arrays.copyOf(all, all.length + changes.length);
        System.arraycopy(changes, 0, both, all.length, changes.length);
        return new StrategyScript(ScalpStrategy.KIND, 3, mirrored, both);
    }
}
