package io.escapement.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.history.HistoryBar;
import io.escapement.trainer.task.Progress;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LookaheadTest {
    private static final int POINTS = 6;
    private static final long STEP_MS = 900_000;

    private final SymbolHistory history = new SyntheticHistory(3, "BTCUSDT").symbol(0);

    /** Says the close of each bar, and of a bar so many later. */
    private record Peeking(int barsAhead) implements Observation {
        @Override
        public String title() {
            return "planted";
        }

        @Override
        public List<String> names() {
            return List.of("honest", "peeking");
        }

        @Override
        public long[] instants(SymbolHistory history) {
            return history.bars().get(15).stream()
                    .mapToLong(bar -> bar.openTimeMs() + STEP_MS)
                    .toArray();
        }

        @Override
        public double[][] at(SymbolHistory history, long[] instants) {
            final List<HistoryBar> bars = history.bars().get(15);
            final double[][] rows = new double[instants.length][];
            for (int i = 0; i < rows.length; i++) {
                final int now = (int) ((instants[i] - bars.get(0).openTimeMs()) / STEP_MS) - 1;
                final int ahead = Math.min(now + barsAhead, bars.size() - 1);
                rows[i] = new double[] {close(bars.get(now)), close(bars.get(ahead))};
            }
            return rows;
        }

        private static double close(HistoryBar bar) {
            return FixedPoint.toDouble(bar.close());
        }
    }

    @Test
    void shouldNameAPlantedFeatureThatKnowsTheNextBar() {
        final Lookahead.Result result = Lookahead.check(history, new Peeking(1), POINTS, 1, Progress.NONE);

        assertThat(result.points()).isEqualTo(POINTS);
        assertThat(result.values()).isEqualTo(2 * POINTS);
        assertThat(result.differing()).isPositive();
        assertThat(result.differences()).hasSize((int) result.differing()).allSatisfy(found -> {
            assertThat(found.symbol()).isEqualTo("BTCUSDT");
            assertThat(found.name()).isEqualTo("peeking");
            assertThat(found.timeMs() % STEP_MS).isZero();
            assertThat(found.whole()).isNotEqualTo(found.cut());
        });
    }

    @Test
    void shouldAcquitAFeatureThatKnowsOnlyItsOwnBar() {
        assertThat(Lookahead.check(history, new Peeking(0), POINTS, 1, Progress.NONE)
                        .differing())
                .isZero();
    }

    @Test
    void shouldAcquitTheCoresFeaturesAndIndicators() {
        final Lookahead.Result result =
                Lookahead.check(history, new FeatureObservation(3, 15, 60, 240), POINTS, 1, Progress.NONE);

        assertThat(result.differences()).isEmpty();
        assertThat(result.values()).isGreaterThan(POINTS * 100);
    }

    @Test
    void shouldAcquitTheStrategiesProposalsAndTheirRows() {
        final Lookahead.Result result =
                Lookahead.check(history, new SignalObservation(CoreConfiguration.defaults()), POINTS, 1, Progress.NONE);

        assertThat(result.differences()).isEmpty();
        assertThat(result.values()).isGreaterThan(POINTS * 50);
    }

    @Test
    void shouldLookAtTheSameInstantsForTheSameSeed() {
        final long[] all = new Peeking(1).instants(history);
        final Lookahead.Result one = Lookahead.check(history, new Peeking(1), 3, 7, Progress.NONE);

        assertThat(Lookahead.check(history, new Peeking(1), 3, 7, Progress.NONE))
                .isEqualTo(one);
        assertThat(Lookahead.check(history, new Peeking(1), 3, 8, Progress.NONE).differences())
                .isNotEqualTo(one.differences());
        assertThat(one.differences()).allMatch(found -> Arrays.binarySearch(all, found.timeMs()) >= 0);
    }

    @Test
    void shouldSayWhenThereIsNothingToLookAt() {
        final SymbolHistory empty = history.until(0);

        assertThatThrownBy(() -> Lookahead.check(empty, new Peeking(1), 3, 1, Progress.NONE))
                .isInstanceOf(TrainerException.class)
                .hasMessage("the history of BTCUSDT is too short to look at its planted; fetch more days");
    }

    @Test
    void shouldCutLongBarsToThoseWholeByThen() {
        final long hour = history.bars().get(60).get(10).openTimeMs() + 3_600_000;

        assertThat(last(history.until(hour), 60)).isEqualTo(hour - 3_600_000);
        assertThat(last(history.until(hour - 1), 60)).isEqualTo(hour - 2 * 3_600_000);
        assertThat(last(history.until(hour - 1), 15)).isEqualTo(hour - 2 * STEP_MS);
        assertThat(last(history.until(hour), 3)).isEqualTo(hour - 180_000);
    }

    private static long last(SymbolHistory history, int minutes) {
        final List<HistoryBar> bars = history.bars().get(minutes);
        return bars.get(bars.size() - 1).openTimeMs();
    }
}
