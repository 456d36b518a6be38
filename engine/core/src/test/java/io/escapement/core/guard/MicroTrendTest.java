package io.escapement.core.guard;

import static io.escapement.core.guard.Surroundings.MINUTE;
import static io.escapement.core.guard.Surroundings.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.escapement.codecs.sbe.DataSource;
import io.escapement.core.strategy.Strategy;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Small bars have ranges of one unless told otherwise; the range is known from the fifteenth on. */
class MicroTrendTest {
    private static final int SMALL = 3;

    private final Surroundings around = new Surroundings();
    private final MicroTrend trend = trend(around);

    @Test
    void shouldKnowNothingAtFirst() {
        assertThat(trend.trend(0)).isNaN();
    }

    @Test
    void shouldTakeTheMeanOfPositionSlopeAndReturn() {
        climb(14, 0.25);
        assertThat(trend.trend(0)).isNaN();
        climb(1, 0.25);
        // An average of three lies one step behind: 0.25; it moves 0.5 in two bars; so does the close, of which half
        // counts.
        assertThat(trend.trend(0)).isCloseTo((0.25 + 0.5 + 0.25) / 3, within(1e-12));
    }

    @Test
    void shouldCutEachPartAtOne() {
        // Ranges of 4.5; the average is four steps of four behind, and moves eight in two bars; the close, twenty in
        // five.
        final String[] slow = {"microTrend.averagePeriod", "9", "microTrend.returnBars", "5"};
        final MicroTrend down = trend(around, slow);
        final Surroundings other = new Surroundings();
        final MicroTrend up = trend(other, slow);
        for (int b = 0; b < 15; b++) {
            feed(around, down, 200 - 4 * b);
            feed(other, up, 200 + 4 * b);
        }
        assertThat(down.trend(0)).isEqualTo(-1);
        assertThat(up.trend(0)).isEqualTo(1);
    }

    @Test
    void shouldBeNothingWhereNothingMoves() {
        for (int b = 0; b < 15; b++) {
            around.bar(0, SMALL, 100, 100, 100);
            trend.onClosedBar(0, 0);
        }
        assertThat(trend.trend(0)).isZero();
    }

    @Test
    void shouldNotKnowWhereNothingMovesUntilTheSlopeIsKnown() {
        final MicroTrend long20 = trend(around, "microTrend.slopeBars", "20");
        // The average of three is known from the third bar on, the one of twenty bars before it from the 23rd.
        for (int b = 1; b < 23; b++) {
            around.bar(0, SMALL, 100, 100, 100);
            long20.onClosedBar(0, 0);
            assertThat(long20.trend(0)).as("bar " + b).isNaN();
        }
        around.bar(0, SMALL, 100, 100, 100);
        long20.onClosedBar(0, 0);
        assertThat(long20.trend(0)).isZero();
    }

    @Test
    void shouldNeedAllBarsOfTheReturn() {
        final MicroTrend long20 = trend(around, "microTrend.returnBars", "20");
        for (int b = 0; b < 20; b++) {
            feed(around, long20, 100 + 0.25 * b);
        }
        assertThat(long20.trend(0)).isNaN();
        feed(around, long20, 105);
        // Twenty steps: 5, half of it 2.5, cut at one.
        assertThat(long20.trend(0)).isCloseTo((0.25 + 0.5 + 1) / 3, within(1e-12));
    }

    @Test
    void shouldForgetEverythingWhenTheSeriesStartsAnew() {
        climb(30, 1);
        final Surroundings fresh = new Surroundings();
        final MicroTrend unspoilt = trend(fresh);
        for (int b = 0; b < 30; b++) {
            final long open = START + 1440 * MINUTE + b * SMALL * MINUTE;
            final double close = 100 + b % 7 - 0.25 * b;
            around.bar(0, SMALL, open, DataSource.WARM_UP, close + 1, close - 0.5, close);
            trend.onClosedBar(0, 0);
            fresh.bar(0, SMALL, open, DataSource.WARM_UP, close + 1, close - 0.5, close);
            unspoilt.onClosedBar(0, 0);
            assertThat(trend.trend(0)).as("bar " + b).isEqualTo(Double.valueOf(unspoilt.trend(0)));
        }
        assertThat(trend.trend(0)).isNotNaN();
    }

    @Test
    void shouldLookAtSmallBarsOnly() {
        climb(15, 0.25);
        final double before = trend.trend(0);
        around.bar(0, 15, 900, 1, 500);
        trend.onClosedBar(0, 1);
        assertThat(trend.trend(0)).isEqualTo(before);
    }

    @Test
    void shouldBePartOfTheStateHash() {
        final long before = trend.hashInto(7, 2);
        climb(1, 1);
        assertThat(trend.hashInto(7, 2)).isNotEqualTo(before);
        assertThat(trend.hashInto(7, 0)).isEqualTo(7);
    }

    @Test
    void shouldNeedSmallBarsForSignalsItHoldsToThem() {
        assertThat(needs("microTrend.fromMinutes", "15")).containsExactly(1 | 2, 1 | 4);
        assertThat(needs("microTrend.fromMinutes", "60")).containsExactly(2, 1 | 4);
        assertThat(needs("microTrend.enabled", "false")).containsExactly(2, 4);
    }

    /** What strategies of 15 and of 60 minutes need, in bits. */
    private int[] needs(String... changes) {
        final Strategy[] strategies = {new Speaker(8, "quarterly", 15), new Speaker(9, "hourly", 60)};
        final IntervalNeeds needs = new IntervalNeeds(around.market, strategies);
        trend(around, changes).declare(needs, strategies);
        return new int[] {needs.of(8), needs.of(9)};
    }

    private void climb(int bars, double step) {
        for (int b = 0; b < bars; b++) {
            final int closed = around.market.bars(0, 0).size();
            feed(around, trend, 200 + step * closed);
        }
    }

    private static void feed(Surroundings around, MicroTrend trend, double close) {
        around.bar(0, SMALL, close + 0.5, close - 0.5, close);
        trend.onClosedBar(0, 0);
    }

    private static MicroTrend trend(Surroundings around, String... changes) {
        final String[] all = {
            "microTrend.averagePeriod", "3",
            "microTrend.slopeBars", "2",
            "microTrend.returnBars", "2"
        };
        final String[] both = Arrays.copyOf(all, all.length + changes.length);
        System.arraycopy(changes, 0, both, all.length, changes.length);
        return new MicroTrend(Surroundings.configuration(both), around.signals, around.market);
    }
}
