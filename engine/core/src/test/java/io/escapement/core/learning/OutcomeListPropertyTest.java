package io.escapement.core.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Rolling lists and fading means against slow code that keeps everything. */
class OutcomeListPropertyTest {
    @Property(tries = 300)
    void shouldHoldTheLatestOutcomesAndNoOthers(
            @ForAll @IntRange(min = 1, max = 7) int length,
            @ForAll @Size(max = 40) List<@DoubleRange(min = -2, max = 2) Double> results) {
        final OutcomeList list = new OutcomeList(length);
        final List<Double> all = new ArrayList<>();
        for (final double result : results) {
            list.add(result > 0, Math.abs(result) / 2);
            all.add(result);
            final List<Double> latest = all.subList(Math.max(0, all.size() - length), all.size());
            assertThat(list.size()).isEqualTo(latest.size());
            assertThat(list.wins())
                    .isEqualTo((int) latest.stream().filter(one -> one > 0).count());
            final double needed =
                    latest.stream().mapToDouble(one -> Math.abs(one) / 2).sum();
            assertThat(list.neededSum()).isCloseTo(needed, offset(1e-12));
        }
        list.clear();
        assertThat(list.size()).isZero();
        assertThat(list.wins()).isZero();
    }

    @Property(tries = 300)
    void shouldFadeByHalfEveryHalfLifeAndShrinkTowardThePrior(
            @ForAll @IntRange(min = 0, max = 5) int halfLife,
            @ForAll @DoubleRange(min = 0, max = 10) double m,
            @ForAll @Size(min = 1, max = 30) List<@DoubleRange(min = -3, max = 3) Double> observed) {
        final FadingMeans means = new FadingMeans(2, halfLife);
        for (final double one : observed) {
            means.add(1, one);
        }
        double weight = 0;
        double sum = 0;
        for (int ago = 0; ago < observed.size(); ago++) {
            final double share = halfLife == 0 ? 1 : Math.pow(0.5, (double) ago / halfLife);
            weight += share;
            sum += share * observed.get(observed.size() - 1 - ago);
        }
        assertThat(means.count(1)).isEqualTo(observed.size());
        assertThat(means.count(0)).isZero();
        assertThat(means.shrunk(1, 0.25, m)).isCloseTo((sum + m * 0.25) / (weight + m), offset(1e-9));
        assertThat(means.shrunk(0, 0.25, m)).isEqualTo(0.25);
    }
}
