package io.escapement.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.strategy.TrendStrategy;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which market an instrument is in, and which strategy may trade there. Short periods: two bars say much. */
class RegimeGateTest {
    @Test
    void shouldNotKnowTheRegimeAtFirstAndBlockWhoNeedsOne() {
        // Three bars of history and the one that closes now: the directional index needs four, the rank five.
        final CoreScript script = script("regime.volatilityMin", "4");
        assertBlocked(script);
    }

    @Test
    void shouldTellEachChangeOnceItIsConfirmed() {
        final CoreScript script = wild(script());
        assertThat(script.said("regime 0")).containsExactly("regime 0 UNKNOWN VOLATILE", "regime 0 VOLATILE RANGE");
        climb(script, 100, 1);
        assertThat(script.said("regime 0")).isEmpty();
        climb(script, 101, 1);
        assertThat(script.said("regime 0")).containsExactly("regime 0 RANGE TREND");
        climb(script, 102, 5);
        assertThat(script.said("regime 0")).isEmpty();
        swing(script, 2);
        assertThat(script.said("regime 0")).containsExactly("regime 0 TREND VOLATILE");
    }

    @Test
    void shouldNotFlapWhenFewBarsDiffer() {
        // Up by one: the average of two moves 0.67 and 0.44 of a range of about one, then less than the 0.3 wanted.
        final CoreScript script = wild(script("regime.confirmBars", "3", "regime.slopeEnter", "0.3"));
        script.quietly();
        for (int i = 0; i < 6; i++) {
            climb(script, 100, 1);
            stand(script, 3);
        }
        assertThat(script.said("regime 0")).isEmpty();
        climb(script, 100, 3);
        assertThat(script.said("regime 0")).containsExactly("regime 0 RANGE TREND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"inRange", "inTrend", "inVolatile"})
    void shouldBlockOnlyStrategiesThatMayNotTradeInTheRegime(String where) {
        assertThat(in(where, script("regime.trend." + where, "true"))
                        .longOrdered()
                        .said("place"))
                .hasSize(1);
        assertBlocked(in(where, script("regime.trend." + where, "false")));
    }

    @Test
    void shouldLetEverythingPassWhenSwitchedOff() {
        final CoreScript script = in("inRange", script("regime.trend.inRange", "false", "regime.enabled", "false"));
        assertThat(script.longOrdered().said("place")).hasSize(1);
    }

    @Test
    void shouldRefuseContradictions() {
        assertRefused("regime.adxLeave and regime.adxEnter", "regime.adxLeave", "30");
        assertRefused("regime.volatilityMin and regime.volatilityWindow", "regime.volatilityMin", "500");
        assertRefused("regime.intervalMinutes and bars.intervals", "regime.intervalMinutes", "5");
    }

    private static void assertRefused(String text, String key, String value) {
        assertThatThrownBy(() -> CoreConfiguration.fromEntries(Map.of(key, value)))
                .hasMessageContaining(text);
    }

    private static void assertBlocked(CoreScript script) {
        script.quietly().longOrdered();
        assertThat(script.said("signal")).contains("signal 1 BLOCKED REGIME");
    }

    private static CoreScript in(String where, CoreScript script) {
        wild(script);
        switch (where) {
            case "inTrend" -> climb(script, 100, 3);
            case "inVolatile" -> swing(script, 3);
            default -> stand(script, 1);
        }
        return script;
    }

    /** Enough bars to know a range, after the one wild bar that keeps all later ones from being the wildest. */
    private static CoreScript wild(CoreScript script) {
        bar(script, "100", "103", "97", "103");
        bar(script, "103", "103", "97", "100");
        stand(script, 6);
        return script;
    }

    private static void stand(CoreScript script, int bars) {
        for (int i = 0; i < bars; i++) {
            bar(script, "100", "100.5", "99.5", "100");
        }
    }

    private static void climb(CoreScript script, int from, int bars) {
        for (int level = from; level < from + bars; level++) {
            bar(script, level + "", level + 1 + "", level + "", level + 1 + "");
        }
    }

    private static void swing(CoreScript script, int bars) {
        for (int i = 0; i < bars; i++) {
            bar(script, "100", "108", "92", i % 2 == 0 ? "92" : "108");
        }
    }

    private static void bar(CoreScript script, String open, String high, String low, String close) {
        script.quarterEnds().closes(0, open, high, low, close).closes(1);
    }

    private static CoreScript script(String... changes) {
        final String[] all = {
            "regime.adxPeriod", "2",
            "regime.slopePeriod", "2",
            "regime.slopeBars", "1",
            "regime.volatilityBars", "2",
            "regime.volatilityMin", "2"
        };
        final String[] both = java.util.Arrays.copyOf(all, all.length + changes.length);
        System.arraycopy(changes, 0, both, all.length, changes.length);
        return new CoreScript(new ScriptedStrategy(TrendStrategy.ID), both).started();
    }
}
