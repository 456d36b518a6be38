package io.escapement.core.guard;

import static io.escapement.core.guard.Surroundings.MINUTE;
import static io.escapement.core.guard.Surroundings.STRATEGY;
import static io.escapement.core.script.Amounts.of;
import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.GuardLevel;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Side;
import io.escapement.core.learning.StrategyIndex;
import io.escapement.core.output.StatePublisher;
import io.escapement.core.signal.Verdict;
import io.escapement.core.time.Timers;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Whom the trades of strategies 8 and 9 and of nobody brake, and when the way back begins. Two losing trades are enough. */
class PerformanceLevelsTest {
    private static final int OTHER = 8;
    private static final int NOBODY = 0;

    private final Surroundings around = new Surroundings();
    private final Timers timers = new Timers(8, around.hash);
    private final PerformanceGuard guard = guard();

    @Test
    void shouldBrakeTheStrategyThatLosesAlone() {
        closes(STRATEGY, "-0.1");
        closes(OTHER, "0.1");
        closes(STRATEGY, "-0.1");
        assertThat(guard.level(STRATEGY)).isEqualTo(GuardLevel.CAUTIOUS);
        assertThat(guard.level(OTHER)).isEqualTo(GuardLevel.NORMAL);
        assertThat(guard.level(NOBODY)).isEqualTo(GuardLevel.NORMAL);
    }

    @Test
    void shouldBrakeEverybodyWhenTheAccountLoses() {
        closes(STRATEGY, "-0.1");
        closes(OTHER, "-0.1");
        assertThat(guard.level(STRATEGY)).isEqualTo(GuardLevel.CAUTIOUS);
        assertThat(guard.level(OTHER)).isEqualTo(GuardLevel.CAUTIOUS);
        assertThat(guard.level(NOBODY)).isEqualTo(GuardLevel.CAUTIOUS);
    }

    @Test
    void shouldCountATradeOfNobodyOnceForTheAccount() {
        closes(NOBODY, "-0.1");
        assertThat(guard.level(STRATEGY)).isEqualTo(GuardLevel.NORMAL);
        closes(NOBODY, "-0.1");
        assertThat(guard.level(STRATEGY)).isEqualTo(GuardLevel.CAUTIOUS);
        assertThat(around.out.take())
                .containsExactly("guard PERFORMANCE 0 lets CAUTIOUS 2.0 of 2.0 size 0.75 shift 0.01");
    }

    @Test
    void shouldThrottleBySizeAndThreshold() {
        final int before = around.signal(Side.BUY, 0);
        guard.evaluate(before, 0);
        assertThat(around.signals.sizeFactor(before)).isEqualTo(1);
        assertThat(around.signals.thresholdShift(before)).isZero();
        closes(STRATEGY, "-0.1");
        closes(STRATEGY, "-0.1");
        final int after = around.signal(Side.BUY, 0);
        guard.evaluate(after, 0);
        assertThat(around.signals.sizeFactor(after)).isEqualTo(0.75);
        assertThat(around.signals.thresholdShift(after)).isEqualTo(0.01);
    }

    @Test
    void shouldSayHowFarThePauseIsAwayAndBlockThen() {
        final Verdict verdict = new Verdict();
        final int slot = around.signal(Side.BUY, 0);
        closes(STRATEGY, "-0.1");
        closes(STRATEGY, "-0.1");
        assertThat(guard.allows(slot, 0, verdict)).isTrue();
        assertThat(verdict.value()).isEqualTo(2);
        assertThat(verdict.threshold()).isEqualTo(4);
        assertThat(verdict.margin()).isEqualTo(2);
        closes(STRATEGY, "-0.1");
        closes(STRATEGY, "-0.1");
        assertThat(guard.allows(slot, 0, verdict)).isFalse();
        assertThat(verdict.reason()).isEqualTo(Reason.PERFORMANCE);
        assertThat(verdict.value()).isEqualTo(4);
        assertThat(verdict.threshold()).isEqualTo(4);
    }

    @Test
    void shouldCountTheWayBackFromTheLatestLoss() {
        closes(STRATEGY, "-0.1");
        assertThat(timers.nextDeadlineNs()).isEqualTo(Timers.NO_DEADLINE);
        closes(STRATEGY, "-0.1");
        final long first = around.now + 60 * MINUTE;
        assertThat(timers.nextDeadlineNs()).isEqualTo(first);
        around.now += MINUTE;
        closes(STRATEGY, "0.01");
        closes(STRATEGY, "0");
        assertThat(timers.nextDeadlineNs()).isEqualTo(first);
        around.now += MINUTE;
        closes(STRATEGY, "-0.01");
        assertThat(timers.nextDeadlineNs()).isEqualTo(first + 2 * MINUTE);
    }

    @Test
    void shouldGoBackAndWaitForNothingOnceNormal() {
        for (int n = 0; n < 3; n++) {
            closes(NOBODY, "-0.1");
        }
        around.out.take();
        final long first = timers.nextDeadlineNs();
        guard.onTimer(PerformanceGuard.ACCOUNT, first);
        assertThat(timers.nextDeadlineNs()).isEqualTo(first + 60 * MINUTE);
        timers.poll();
        guard.onTimer(PerformanceGuard.ACCOUNT, first + 60 * MINUTE);
        assertThat(timers.nextDeadlineNs()).isEqualTo(Timers.NO_DEADLINE);
        assertThat(around.out.take())
                .containsExactly(
                        "guard PERFORMANCE 0 lets CAUTIOUS 0.0 of 2.0 size 0.75 shift 0.01",
                        "guard PERFORMANCE 0 lets NORMAL 0.0 of 0.0 size 1.0 shift 0.0");
    }

    @Test
    void shouldWaitForNothingAfterANewHigh() {
        closes(NOBODY, "-0.1");
        closes(NOBODY, "-0.1");
        closes(NOBODY, "0.3");
        assertThat(timers.nextDeadlineNs()).isEqualTo(Timers.NO_DEADLINE);
    }

    @Test
    void shouldWaitAnewAfterWinnersHaveLedBack() {
        final PerformanceGuard lenient = guard("performance.recoverWinners", "1");
        for (int n = 0; n < 3; n++) {
            lenient.onTradeClosed(NOBODY, of("-0.1"), of("100"), around.now);
        }
        lenient.onTradeClosed(NOBODY, of("0.01"), of("100"), around.now + MINUTE);
        assertThat(lenient.level(NOBODY)).isEqualTo(GuardLevel.CAUTIOUS);
        assertThat(timers.nextDeadlineNs()).isEqualTo(around.now + 61 * MINUTE);
    }

    @Test
    void shouldWaitForNothingWhenTimeDoesNotLeadBack() {
        final PerformanceGuard strict = guard("performance.recoverAfterMs", "0");
        strict.onTradeClosed(NOBODY, of("-0.1"), of("100"), around.now);
        strict.onTradeClosed(NOBODY, of("-0.1"), of("100"), around.now);
        assertThat(strict.level(NOBODY)).isEqualTo(GuardLevel.CAUTIOUS);
        assertThat(timers.nextDeadlineNs()).isEqualTo(Timers.NO_DEADLINE);
    }

    private void closes(int strategy, String net) {
        guard.onTradeClosed(strategy, of(net), of("1000"), around.now);
    }

    private PerformanceGuard guard(String... changes) {
        final String[] all = {
            "performance.cautiousLosses", "2",
            "performance.throttledLosses", "3",
            "performance.pausedLosses", "4",
            "performance.recoverWinners", "3",
            "performance.recoverAfterMs", "3600000"
        };
        final String[] both = Arrays.copyOf(all, all.length + changes.length);
        System.arraycopy(changes, 0, both, all.length, changes.length);
        return new PerformanceGuard(
                Surroundings.configuration(both),
                around.signals,
                new StrategyIndex(OTHER, STRATEGY),
                new StatePublisher(around.channel),
                timers,
                around.hash);
    }
}
