package io.escapement.core.guard;

import static io.escapement.core.guard.Surroundings.MINUTE;
import static io.escapement.core.guard.Surroundings.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Regime;
import io.escapement.codecs.sbe.Side;
import io.escapement.core.market.BarSeries;
import io.escapement.core.output.RegimePublisher;
import io.escapement.core.signal.Proposed;
import io.escapement.core.signal.SignalTable;
import io.escapement.core.signal.Verdict;
import io.escapement.core.strategy.TrendStrategy;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Short periods: two bars say much. */
class RegimeFilterTest {
    private static final int QUARTER = 1;

    private final Surroundings around = new Surroundings();

    @Test
    void shouldMeasureTheSlopeInRangesABar() {
        final RegimeState state = new RegimeState(2, 3, 2, 2, 8, 2);
        final BarSeries series = around.market.bars(0, QUARTER);
        for (int b = 0; b < 5; b++) {
            final double close = 100 + 0.25 * b;
            around.bar(0, 15, close + 0.5, close - 0.5, close);
            state.onBar(series);
            // The average of three is known from the third bar on.
            if (b < 4) {
                assertThat(state.slope()).isNaN();
            }
        }
        // It moves a quarter of a range each bar.
        assertThat(state.slope()).isCloseTo(0.25, within(1e-12));
        assertThat(state.isWarm()).isTrue();
    }

    @Test
    void shouldNotKnowTheSlopeUntilTheAverageBeforeIsThere() {
        final RegimeState state = new RegimeState(2, 2, 4, 2, 8, 2);
        for (int b = 0; b < 6; b++) {
            assertThat(state.slope()).as("after bar " + b).isNaN();
            around.bar(0, 15, 101 + b, 99 + b, 100 + b);
            state.onBar(around.market.bars(0, QUARTER));
        }
        // True ranges of two; the average moves one a bar.
        assertThat(state.slope()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void shouldForgetEverythingWhenTheSeriesStartsAnew() {
        final RegimeState state = new RegimeState(3, 4, 3, 4, 12, 3);
        for (int b = 0; b < 30; b++) {
            around.bar(0, 15, 130 + b, 90 + b, 100 + b + b % 5);
            state.onBar(around.market.bars(0, QUARTER));
        }
        final Surroundings fresh = new Surroundings();
        final RegimeState unspoilt = new RegimeState(3, 4, 3, 4, 12, 3);
        for (int b = 0; b < 30; b++) {
            final long open = START + 14_400 * MINUTE + b * 15 * MINUTE;
            final double close = 100 + b % 7 - 0.25 * b;
            around.bar(0, 15, open, DataSource.WARM_UP, close + 1, close - 0.5, close);
            state.onBar(around.market.bars(0, QUARTER));
            fresh.bar(0, 15, open, DataSource.WARM_UP, close + 1, close - 0.5, close);
            unspoilt.onBar(fresh.market.bars(0, QUARTER));
            assertThat(List.of(state.adx(), state.slope(), state.rank()))
                    .as("bar " + b)
                    .isEqualTo(List.of(unspoilt.adx(), unspoilt.slope(), unspoilt.rank()));
        }
        assertThat(state.isWarm()).isTrue();
    }

    @Test
    void shouldCallAMarketThatStandsStillARange() {
        final RegimeFilter filter = filter();
        for (int b = 0; b < 6; b++) {
            close(filter, 100, 100, 100);
        }
        assertThat(regimes()).containsExactly("regime 0 UNKNOWN RANGE");
    }

    @Test
    void shouldLookAtBarsOfItsIntervalOnly() {
        final RegimeFilter filter = filter();
        for (int b = 0; b < 20; b++) {
            around.bar(0, 3, 101, 99, 100);
            filter.onClosedBar(0, 0);
        }
        assertThat(filter.regime(0)).isEqualTo(Regime.UNKNOWN);
    }

    @Test
    void shouldTakeTheFirstRegimeWithoutConfirmationAndOthersWithIt() {
        final RegimeFilter filter = filter("regime.confirmBars", "3");
        for (int b = 0; b < 3; b++) {
            close(filter, 100, 100, 100);
        }
        assertThat(regimes()).isEmpty();
        // The directional index of two bars is there with the fourth.
        close(filter, 100, 100, 100);
        assertThat(regimes()).containsExactly("regime 0 UNKNOWN RANGE");
        calm(filter);
        assertThat(regimes()).isEmpty();
        climb(filter, 2);
        assertThat(regimes()).isEmpty();
        climb(filter, 1);
        assertThat(regimes()).containsExactly("regime 0 RANGE TREND");
    }

    @Test
    void shouldCountAnewWhenAnotherRegimeShowsInBetween() {
        final RegimeFilter filter = filter("regime.confirmBars", "2");
        calm(filter);
        regimes();
        // One bar of a trend, one of the wildest: neither was seen twice.
        climb(filter, 1);
        swing(filter, 1);
        assertThat(regimes()).isEmpty();
        assertThat(filter.regime(0)).isEqualTo(Regime.RANGE);
    }

    @Test
    void shouldNotKnowTheRegimeOfASeriesThatStartsAnew() {
        final RegimeFilter filter = filter();
        calm(filter);
        regimes();
        final long open = START + 14_400 * MINUTE;
        around.bar(0, 15, open, DataSource.WARM_UP, 101, 99, 100);
        filter.onClosedBar(0, QUARTER);
        assertThat(regimes()).containsExactly("regime 0 RANGE UNKNOWN");
        around.bar(0, 15, open + 15 * MINUTE, DataSource.WARM_UP, 101, 99, 100);
        filter.onClosedBar(0, QUARTER);
        assertThat(regimes()).isEmpty();
    }

    @Test
    void shouldSortVolatilityByThirdsOfItsOwnPast() {
        final RegimeFilter filter = filter("regime.volatilityWindow", "8");
        assertThat(filter.volatilityBucket(0)).isEqualTo(SignalTable.NO_BUCKET);
        // Of equal volatilities each stands in the middle.
        for (int b = 0; b < 6; b++) {
            close(filter, 101, 99, 100);
        }
        assertThat(filter.volatilityBucket(0)).isEqualTo(1);
        close(filter, 121, 119, 120);
        assertThat(filter.volatilityBucket(0)).isEqualTo(2);
        close(filter, 118, 116, 117);
        close(filter, 118, 116, 117);
        close(filter, 118, 116, 117);
        // Five of the newest eight stood still: the middle of their places is 2 of 7.
        assertThat(filter.volatilityBucket(0)).isZero();
    }

    @Test
    void shouldTellSignalsTheMarketTheyWereMadeIn() {
        final RegimeFilter filter = filter();
        for (int b = 0; b < 6; b++) {
            close(filter, 100, 100, 100);
        }
        final int slot = around.signal(Side.BUY, 0);
        filter.evaluate(slot, 0);
        assertThat(around.signals.regime(slot)).isEqualTo(Regime.RANGE);
        assertThat(around.signals.volatilityBucket(slot)).isEqualTo(1);
    }

    @Test
    void shouldSayWhatKeepsARangeFromBeingATrend() {
        final RegimeFilter still = filter("regime.trend.inRange", "false");
        for (int b = 0; b < 6; b++) {
            close(still, 100, 100, 100);
        }
        final Verdict verdict = new Verdict();
        final int slot = Proposed.signal(around.signals, TrendStrategy.ID, 0, 15, Side.BUY, 0, "100", "98", "104");
        assertThat(still.allows(slot, 0, verdict)).isFalse();
        assertThat(verdict.reason()).isEqualTo(Reason.REGIME);
        assertThat(verdict.value()).isZero();
        assertThat(verdict.threshold()).isEqualTo(25);

        // All movement is upward, but a hundredth of a range each bar.
        final Surroundings other = new Surroundings();
        final RegimeFilter creeping = filter(other, "regime.trend.inRange", "false", "regime.volatileEnter", "1");
        for (int b = 0; b < 8; b++) {
            final double close = 100 + 0.01 * b;
            other.bar(0, 15, close + 0.5, close - 0.5, close);
            creeping.onClosedBar(0, QUARTER);
        }
        final int next = Proposed.signal(other.signals, TrendStrategy.ID, 0, 15, Side.BUY, 0, "100", "98", "104");
        assertThat(creeping.allows(next, 0, verdict)).isFalse();
        assertThat(verdict.value()).isCloseTo(0.01, within(1e-9));
        assertThat(verdict.threshold()).isEqualTo(0.08);
    }

    @Test
    void shouldBePartOfTheStateHash() {
        final RegimeFilter filter = filter();
        final long before = filter.hashInto(7, 2);
        close(filter, 101, 99, 100);
        assertThat(filter.hashInto(7, 2)).isNotEqualTo(before);
        assertThat(filter.hashInto(7, 0)).isEqualTo(7);
    }

    /** Two wild bars, so that no later one is the wildest, and calm ones enough to know a range. */
    private void calm(RegimeFilter filter) {
        close(filter, 103, 97, 103);
        close(filter, 103, 97, 100);
        for (int b = 0; b < 6; b++) {
            close(filter, 100.5, 99.5, 100);
        }
    }

    private void climb(RegimeFilter filter, int bars) {
        for (int b = 0; b < bars; b++) {
            final double from = around.market.bars(0, QUARTER).closeOf(0);
            close(filter, from + 1, from, from + 1);
        }
    }

    private void swing(RegimeFilter filter, int bars) {
        for (int b = 0; b < bars; b++) {
            close(filter, 108, 92, b % 2 == 0 ? 92 : 108);
        }
    }

    private void close(RegimeFilter filter, double high, double low, double close) {
        around.bar(0, 15, high, low, close);
        filter.onClosedBar(0, QUARTER);
    }

    private List<String> regimes() {
        return around.out.take();
    }

    private RegimeFilter filter(String... changes) {
        return filter(around, changes);
    }

    private static RegimeFilter filter(Surroundings around, String... changes) {
        final String[] all = {
            "regime.adxPeriod", "2",
            "regime.slopePeriod", "2",
            "regime.slopeBars", "1",
            "regime.volatilityBars", "2",
            "regime.volatilityMin", "2"
        };
        final String[] both = Arrays.copyOf(all, all.length + changes.length);
        System.arraycopy(changes, 0, both, all.length, changes.length);
        return new RegimeFilter(
                Surroundings.configuration(both),
                around.signals,
                around.market,
                new RegimePublisher(around.channel),
                around.hash);
    }
}
