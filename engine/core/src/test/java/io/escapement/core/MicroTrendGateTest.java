package io.escapement.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.core.config.CoreConfiguration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Small bars that fall by one each, ranges of one: every part of the small trend is -1 or near it. */
class MicroTrendGateTest {
    private static final int SMALL = 3;
    private static final int SMALL_BARS = 20;

    @Test
    void shouldBlockLongAgainstFallingSmallBars() {
        final CoreScript script = falling().proposesLong(0);
        close(script);
        assertThat(script.said("signal")).contains("signal 1 BLOCKED MICRO_TREND");
    }

    @Test
    void shouldLetShortPassWithFallingSmallBars() {
        final CoreScript script = falling().proposesShort(0);
        close(script);
        assertThat(script.said("place")).hasSize(1);
    }

    @Test
    void shouldLetLongPassWhenSwitchedOff() {
        final CoreScript script = falling("microTrend.enabled", "false").proposesLong(0);
        close(script);
        assertThat(script.said("place")).hasSize(1);
    }

    @Test
    void shouldLetLongPassWhenTheThresholdIsLowEnough() {
        final CoreScript script = falling("microTrend.min", "-1").proposesLong(0);
        close(script);
        assertThat(script.said("place")).hasSize(1);
    }

    @Test
    void shouldStayOutOfTheWayOfSignalsOfShorterBars() {
        final CoreScript script = falling("microTrend.fromMinutes", "16").proposesLong(0);
        close(script);
        assertThat(script.said("place")).hasSize(1);
    }

    @Test
    void shouldBlockWhenThereIsTooLittleHistoryOfSmallBars() {
        final CoreScript script = falling("microTrend.averagePeriod", "30").proposesShort(0);
        close(script);
        assertThat(script.said("signal")).contains("signal 1 BLOCKED MICRO_TREND");
    }

    @Test
    void shouldRefuseSmallBarsThatAreNotFollowedOrNotSmall() {
        assertThatThrownBy(() -> CoreConfiguration.fromEntries(Map.of("bars.intervals", "15")))
                .hasMessageContaining("microTrend.intervalMinutes and bars.intervals");
        assertThatThrownBy(() -> CoreConfiguration.fromEntries(Map.of("microTrend.fromMinutes", "3")))
                .hasMessageContaining("microTrend.intervalMinutes and microTrend.fromMinutes");
    }

    private static CoreScript falling(String... changes) {
        final String[] all = {
            "bars.intervals", "3,15",
            "bars.warmUp", "1",
            "microTrend.enabled", "true",
            "microTrend.averagePeriod", "5",
            "microTrend.slopeBars", "2",
            "microTrend.returnBars", "2"
        };
        final String[] both = java.util.Arrays.copyOf(all, all.length + changes.length);
        System.arraycopy(changes, 0, both, all.length, changes.length);
        final CoreScript script = new CoreScript(both);
        script.runStart(false, 1, "").instruments().warmUp();
        final long first = script.barOpen - SMALL_BARS * SMALL * CoreScript.MINUTE;
        for (int i = 0; i < 2; i++) {
            for (int b = 0; b < SMALL_BARS; b++) {
                small(script, i, DataSource.WARM_UP, first + b * SMALL * CoreScript.MINUTE, 130 - b);
            }
        }
        script.connected().reconciled().publicUp().leverageConfirmed().quotes().quietly();
        return script;
    }

    /** The quarter ends; its five small bars and the large one close. */
    private static void close(CoreScript script) {
        final long first = script.barOpen;
        script.quarterEnds();
        for (int i = 0; i < 2; i++) {
            for (int b = 0; b < 5; b++) {
                small(script, i, DataSource.STREAM, first + b * SMALL * CoreScript.MINUTE, 110 - b);
            }
        }
        script.closes(0).closes(1);
    }

    private static void small(CoreScript script, int i, DataSource source, long open, int price) {
        script.in.bar(
                script.now,
                i,
                SMALL,
                true,
                source,
                open,
                price * FixedPoint.ONE,
                price * FixedPoint.ONE,
                (price - 1) * FixedPoint.ONE,
                (price - 1) * FixedPoint.ONE);
        script.send();
    }
}
