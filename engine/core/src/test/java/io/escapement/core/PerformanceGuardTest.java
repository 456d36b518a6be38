package io.escapement.core;

import static io.escapement.core.script.Amounts.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.OrderStatus;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.StopKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The performance guard by messages. A trade of the script that runs into its stop loses 22.07 of 10000, which is a
 * drawdown of 0.22 %; one that reaches its target earns about 37.
 */
class PerformanceGuardTest {
    @Test
    void shouldPauseAtDrawdownAndBlockNextSignal() {
        final CoreScript script = script(
                "performance.cautiousDrawdown", "0.001",
                "performance.throttledDrawdown", "0.002",
                "performance.pausedDrawdown", "0.0022");
        loses(script);
        // 22.06746045 of 10000 at 1e-8, rounded down.
        assertThat(guards(script))
                .containsExactly(
                        "guard PERFORMANCE 0 blocks PAUSED 0.00220674 of 0.0022 size 0.0 shift 0.03",
                        "guard PERFORMANCE 9 blocks PAUSED 0.00220674 of 0.0022 size 0.0 shift 0.03");
        assertThat(script.longOrdered().said("signal")).contains("signal 2 BLOCKED PERFORMANCE");
    }

    @Test
    void shouldTradeOnWhenDrawdownStaysBelow() {
        final CoreScript script = script("performance.cautiousDrawdown", "0.0023");
        loses(script);
        assertThat(guards(script)).isEmpty();
        assertThat(script.longOrdered().said("place")).hasSize(1);
    }

    @Test
    void shouldTradeOnWhenFrozen() {
        final CoreScript script = script("performance.frozen", "true", "performance.pausedLosses", "1");
        loses(script);
        assertThat(guards(script)).isEmpty();
        assertThat(script.longOrdered().said("place")).hasSize(1);
    }

    @Test
    void shouldThrottleByLosingStreakAndSayWhichNumberDecided() {
        final CoreScript script = script("performance.cautiousLosses", "1", "performance.throttledLosses", "2");
        loses(script);
        assertThat(guards(script))
                .containsExactly(
                        "guard PERFORMANCE 0 lets CAUTIOUS 1.0 of 1.0 size 0.75 shift 0.01",
                        "guard PERFORMANCE 9 lets CAUTIOUS 1.0 of 1.0 size 0.75 shift 0.01");
        loses(script);
        assertThat(guards(script))
                .containsExactly(
                        "guard PERFORMANCE 0 lets THROTTLED 2.0 of 2.0 size 0.5 shift 0.03",
                        "guard PERFORMANCE 9 lets THROTTLED 2.0 of 2.0 size 0.5 shift 0.03");
        script.longOrdered();
        assertThat(script.said("context"))
                .containsExactly("context 3 UNKNOWN bucket -1 hour 0 weight 1.0 size 0.5 shift 0.03");
    }

    @Test
    void shouldNeedMoreProbabilityWhenThrottled() {
        // 0.9 is assumed without a model; 0.88 + 0.03 is above it, 0.86 + 0.03 below.
        final CoreScript strict = script("conviction.minProbability", "0.88", "performance.throttledLosses", "1");
        loses(strict);
        assertThat(strict.longOrdered().said("signal")).contains("signal 2 BLOCKED CONVICTION_PROBABILITY");

        final CoreScript lenient = script("conviction.minProbability", "0.86", "performance.throttledLosses", "1");
        loses(lenient);
        lenient.quietly();
        assertThat(lenient.longOrdered().said("place")).hasSize(1);
    }

    @Test
    void shouldGoOneLevelBackAfterWinners() {
        final CoreScript script = script(
                "performance.throttledLosses", "2",
                "performance.recoverWinners", "1",
                "risk.maxPosition", "0.01");
        loses(script);
        loses(script);
        loses(script);
        assertThat(guards(script)).last().asString().contains("PERFORMANCE 9 lets THROTTLED");
        wins(script);
        assertThat(guards(script)).last().asString().contains("PERFORMANCE 9 lets CAUTIOUS");
    }

    @Test
    void shouldBeNormalAgainAtNewHigh() {
        final CoreScript script = script("performance.cautiousLosses", "1", "performance.recoverWinners", "0");
        loses(script);
        script.quietly();
        wins(script);
        assertThat(guards(script))
                .containsExactly(
                        "guard PERFORMANCE 0 lets NORMAL 0.0 of 0.0 size 1.0 shift 0.0",
                        "guard PERFORMANCE 9 lets NORMAL 0.0 of 0.0 size 1.0 shift 0.0");
    }

    @Test
    void shouldGoBackByTimeStepByStep() {
        final CoreScript script = script("performance.pausedLosses", "1", "performance.recoverAfterMs", "3600000");
        loses(script);
        script.quietly();
        script.seconds(3599);
        assertThat(guards(script)).isEmpty();
        script.seconds(1);
        assertThat(guards(script)).first().asString().contains("PERFORMANCE 0 lets THROTTLED");
        script.seconds(3600).seconds(3600);
        assertThat(guards(script)).last().asString().contains("PERFORMANCE 9 lets NORMAL");
    }

    private static CoreScript script(String... keysAndValues) {
        return new CoreScript(keysAndValues).started();
    }

    private static List<String> guards(CoreScript script) {
        return script.said("guard");
    }

    private static void loses(CoreScript script) {
        closes(script, StopKind.STOP_LOSS, "98");
    }

    private static void wins(CoreScript script) {
        closes(script, StopKind.TAKE_PROFIT, "104");
    }

    private static void closes(CoreScript script, StopKind kind, String price) {
        script.longOrdered().answerLast(CommandKind.PLACE, Outcome.ACK, 0);
        final String size = text(script.out.last(CommandKind.PLACE).size());
        script.fillAll("100.1").orderUpdate(OrderStatus.FILLED, size);
        script.positionRow(0, Side.BUY, size, "100.1", "98");
        script.attachedFills(0, kind, Side.SELL, price, size).flatRow(0);
    }
}
