package io.escapement.trainer.search.optimiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.search.space.Dimension;
import io.escapement.trainer.search.space.Point;
import io.escapement.trainer.search.space.Space;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OptimiserTest {
    private static final int BATCH = 8;
    private static final int LEVELS = 5;

    /** Best at x = 0.7, y = 0.2, colour green. */
    private static final Space SPACE = new Space(List.of(
            Dimension.number("x", 0, FixedPoint.ONE, FixedPoint.ONE / 100, false),
            Dimension.number("y", 0, FixedPoint.ONE, FixedPoint.ONE / 100, false),
            Dimension.words("colour", List.of("red", "green", "blue"))));

    private static final ToDoubleFunction<Point> HILL = point -> {
        final double x = point.place(0) / 100.0 - 0.7;
        final double y = point.place(1) / 100.0 - 0.2;
        return -x * x - y * y - (point.place(2) == 1 ? 0 : 0.5);
    };

    @ParameterizedTest
    @EnumSource(Method.class)
    void shouldAskTheSameWhenSeedAndScoresAreTheSame(Method method) {
        assertThat(tried(method, 7, 120, HILL)).isEqualTo(tried(method, 7, 120, HILL));
    }

    @ParameterizedTest
    @EnumSource(
            value = Method.class,
            names = {"RANDOM", "BAYESIAN", "GENETIC"})
    void shouldAskOtherwiseUnderAnotherSeed(Method method) {
        assertThat(tried(method, 8, 40, HILL)).isNotEqualTo(tried(method, 7, 40, HILL));
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void shouldNeverAskTwiceAndEndWhenNothingIsLeft(Method method) {
        final Space small = new Space(
                List.of(
                        Dimension.number("x", 0, 5 * FixedPoint.ONE, FixedPoint.ONE, false),
                        Dimension.words("colour", List.of("red", "green", "blue"))),
                values -> !values.get("x").equals("3"));
        final Optimiser optimiser = method.create(small, 1, BATCH, 6, 1_000);

        final List<Point> tried = run(optimiser, 1_000, point -> point.place(0));

        assertThat(tried).doesNotHaveDuplicates().hasSize(15).allMatch(point -> point.place(0) != 3);
        assertThat(optimiser.ask()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Method.class,
            names = {"BAYESIAN", "GENETIC"})
    void shouldFindTheTopOfAHill(Method method) {
        for (int seed = 1; seed <= 3; seed++) {
            final List<Point> tried = tried(method, seed, 240, HILL);
            assertThat(tried.stream().mapToDouble(HILL).max().orElseThrow())
                    .as("seed %d", seed)
                    .isGreaterThan(-0.001);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Method.class,
            names = {"BAYESIAN", "GENETIC"})
    void shouldGoOnWhereMostPointsHaveNoScore(Method method) {
        final List<Point> tried =
                tried(method, 3, 300, point -> point.place(2) == 1 ? HILL.applyAsDouble(point) : Double.NaN);

        final long late = tried.subList(200, 300).stream()
                .filter(point -> point.place(2) == 1)
                .count();
        assertThat(late).isGreaterThan(45);
    }

    @Test
    void shouldTryEveryPointOfAGridOnce() {
        final List<Point> tried = tried(Method.GRID, 0, 75, HILL);

        assertThat(tried).hasSize(75).doesNotHaveDuplicates();
        assertThat(tried.get(0)).isEqualTo(new Point(0, 0, 0));
        assertThat(tried.get(1)).isEqualTo(new Point(0, 0, 1));
        assertThat(tried.get(3)).isEqualTo(new Point(0, 25, 0));
        assertThat(tried.get(74)).isEqualTo(new Point(100, 100, 2));
    }

    @Test
    void shouldSayHowLargeAGridIsThatIsTooLarge() {
        assertThatThrownBy(() -> Method.GRID.create(SPACE, 0, BATCH, LEVELS, 74))
                .isInstanceOf(TrainerException.class)
                .hasMessage(
                        "the grid has 75 points, the budget is 74 trials; raise --trials, lower --levels (2 gives 12),"
                                + " or vary fewer parameters");
    }

    @Test
    void shouldSayThatEveryPointContradictsItself() {
        final Space none = new Space(SPACE.dimensions(), values -> false);

        assertThatThrownBy(
                        () -> Method.RANDOM.create(none, 1, BATCH, LEVELS, 10).ask())
                .isInstanceOf(TrainerException.class)
                .hasMessageStartingWith("the space has no point to try");
    }

    private static List<Point> tried(Method method, long seed, int count, ToDoubleFunction<Point> score) {
        return run(method.create(SPACE, seed, BATCH, LEVELS, 1_000), count, score);
    }

    private static List<Point> run(Optimiser optimiser, int count, ToDoubleFunction<Point> score) {
        final List<Point> tried = new ArrayList<>();
        while (tried.size() < count) {
            final List<Point> points = optimiser.ask();
            if (points.isEmpty()) {
                break;
            }
            tried.addAll(points);
            optimiser.tell(points.stream()
                    .map(point -> new Optimiser.Scored(point, score.applyAsDouble(point)))
                    .toList());
        }
        return tried.size() > count ? tried.subList(0, count) : tried;
    }
}
