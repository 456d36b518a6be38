package io.escapement.core.strategy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Six flat bars at 100, a fall to 91, a turn to 94; periods short enough to work everything out by hand. */
class MeanReversionStrategyTest {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldProposeReturnToTheMeanWhenStretchTurns(boolean mirrored) {
        // Closes 100, 100, 100, 91, 94: mean 97. ATR (((2 + 10) / 2) + 4.5) / 2 = 5.25. Lowest low 90.
        // Stop 94 - (4 + 0.5 * 5.25) = 87.375, on the tick 87.5; target 97; a part half way, at 95.5.
        final StrategyScript script = script(mirrored).flat(6);
        script.bar(100, 100, 90, 91, 10).isSilent();
        script.bar(91, 95, 90.5, 94, 10).speaks(94, 87.5, 95.5, 97);
        // Volume-weighted price (4 * 100 + 93 2/3) / 5 = 98 11/15, 7 11/15 above 91; the range average was 6 then.
        script.says("vwapDistanceAtr", (98 + 11.0 / 15 - 91) / 6);
        script.says("rsiExtreme", mirrored ? 100 : 0);
        script.says("rsi", mirrored ? 60 : 40);
        script.says("adx", 75);
        script.says("atr", 5.25);
    }

    @ParameterizedTest
    @CsvSource({
        "vwapAtr, 1.28, 1.29",
        "adxMax, 75, 74.99",
        // 3 to gain, 6.625 to lose.
        "minReward, 0.45, 0.46",
        // The lower band after the fall: 98.2 - 1.99 * 3.6 = 91.04; two deviations reach down to 91 exactly.
        "bandDeviations, 1.99, 2.01"
    })
    void shouldBeSilentWhenConditionJustFails(String name, String holds, String fails) {
        script(false, name, holds)
                .flat(6)
                .bar(100, 100, 90, 91, 10)
                .bar(91, 95, 90.5, 94, 10)
                .speaks();
        script(false, name, fails)
                .flat(6)
                .bar(100, 100, 90, 91, 10)
                .bar(91, 95, 90.5, 94, 10)
                .isSilent();
    }

    @ParameterizedTest
    @CsvSource({"14, true", "13, false"})
    void shouldWantAnExtremeStrengthIndex(String extreme, boolean speaks) {
        // Gains (0 + 4) / 2 = 2, then 1; losses 13 / 2 = 6.5: index 100 / 7.5 = 13.3.
        final StrategyScript script =
                script(false, "rsiExtreme", extreme, "vwapAtr", "0.5").flat(6);
        script.bar(100, 105, 100, 104, 10).bar(104, 104, 90, 91, 10).bar(91, 95, 90.5, 94, 10);
        if (speaks) {
            script.speaks();
        } else {
            script.isSilent();
        }
    }

    @Test
    void shouldWaitForABarInTheRightDirectionButNotForever() {
        final StrategyScript patient =
                script(false, "patienceBars", "2").flat(6).bar(100, 100, 90, 91, 10);
        patient.bar(95, 95, 93, 94, 10).isSilent();
        patient.bar(94, 95.5, 93, 95, 10).speaks();

        final StrategyScript hasty = script(false, "patienceBars", "1").flat(6).bar(100, 100, 90, 91, 10);
        hasty.bar(95, 95, 93, 94, 10).isSilent();
        hasty.bar(94, 95.5, 93, 95, 10).isSilent();
    }

    @Test
    void shouldSpeakOnceForAStretch() {
        final StrategyScript script = script(false).flat(6).bar(100, 100, 90, 91, 10);
        script.bar(91, 95, 90.5, 94, 10).speaks();
        script.bar(94, 96, 94, 95, 10).isSilent();
    }

    @Test
    void shouldKeepSilentForSomeBarsAfterAProposal() {
        final StrategyScript script = script(false, "cooldownBars", "3").flat(6);
        script.bar(100, 100, 90, 91, 10).bar(91, 95, 90.5, 94, 10).speaks();
        script.bar(94, 94, 80, 81, 10).bar(81, 87, 81, 86, 10).isSilent();
    }

    private static StrategyScript script(boolean mirrored, String... changes) {
        final String[] all = {
            "bandPeriod", "5",
            "bandDeviations", "1.5",
            "rsiPeriod", "2",
            "vwapPeriod", "5",
            "vwapAtr", "1",
            "adxPeriod", "2",
            "adxMax", "100",
            "atrPeriod", "2",
            "stopAtr", "0.5",
            "minReward", "0",
            "cooldownBars", "0"
        };
        final String[] both = java.util.Arrays.copyOf(all, all.length + changes.length);
        System.arraycopy(changes, 0, both, all.length, changes.length);
        return new StrategyScript(MeanReversionStrategy.KIND, 15, mirrored, both);
    }
}
