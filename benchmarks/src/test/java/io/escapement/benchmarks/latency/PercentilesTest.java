package io.escapement.benchmarks.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** Tests of {@link Percentiles}. */
class PercentilesTest {
    @Test
    void shouldTakeTheMiddleRunWhenRunsDiffer() {
        final List<Histogram> runs = List.of(run(300), run(100), run(200));

        assertThat(Percentiles.median(runs, 50)).isEqualTo(200);
        assertThat(Percentiles.median(runs, 100)).isEqualTo(200);
    }

    @Test
    void shouldTakeTheLowerOfTheTwoInTheMiddleWhenTheirNumberIsEven() {
        assertThat(Percentiles.median(List.of(run(400), run(100), run(300), run(200)), 50))
                .isEqualTo(200);
    }

    @Test
    void shouldDivideMediansWhenAskedForARatio() {
        assertThat(Percentiles.ratio(List.of(run(300), run(100), run(200)), List.of(run(80)), 99))
                .isEqualTo(2.5);
    }

    @Test
    void shouldHoldEveryValueWhenRunsArePutTogether() {
        final Histogram all = Percentiles.together(List.of(run(300), run(100)));

        assertThat(all.getTotalCount()).isEqualTo(2);
        assertThat(all.getMinValue()).isEqualTo(100);
        assertThat(all.getMaxValue()).isEqualTo(300);
    }

    @Test
    void shouldForgiveATenthOfAPercentWhenARateIsJudged() {
        assertThat(Percentiles.isKept(1_000, 999.0)).isTrue();
        assertThat(Percentiles.isKept(1_000, 998.9)).isFalse();
    }

    @Test
    void shouldTellMicrosecondsWhenARowIsPrinted() {
        assertThat(Percentiles.row("echo", List.of(run(300), run(100), run(200))))
                .isEqualTo(String.format("%-30s", "echo")
                        + "       0.2       0.2       0.2       0.2       0.2         3");
    }

    private static Histogram run(long value) {
        final Histogram run = Percentiles.histogram();
        run.recordValue(value);
        return run;
    }
}
