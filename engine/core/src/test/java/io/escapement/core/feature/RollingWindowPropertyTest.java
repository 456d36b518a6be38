package io.escapement.core.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Incremental windows against plain loops over the same values. */
class RollingWindowPropertyTest {
    @Property(tries = 300)
    void shouldEqualLoopOverWindow(
            @ForAll @Size(min = 1, max = 200) List<@DoubleRange(min = 0.01, max = 100_000) Double> list,
            @ForAll @IntRange(min = 2, max = 30) int period) {
        final double[] values = list.stream().mapToDouble(Double::doubleValue).toArray();
        final RollingMoments moments = new RollingMoments(period);
        final Sma sma = new Sma(period);
        final RollingExtremes extremes = new RollingExtremes(period);
        for (int i = 0; i < values.length; i++) {
            moments.onValue(values[i]);
            sma.onValue(values[i]);
            extremes.onBar(values[i], values[i] / 2);
            if (i + 1 < period) {
                assertThat(sma.value()).isNaN();
                continue;
            }
            double sum = 0;
            double highest = values[i];
            double lowest = values[i] / 2;
            for (int j = i - period + 1; j <= i; j++) {
                sum += values[j];
                highest = Math.max(highest, values[j]);
                lowest = Math.min(lowest, values[j] / 2);
            }
            final double mean = sum / period;
            double squares = 0;
            for (int j = i - period + 1; j <= i; j++) {
                squares += (values[j] - mean) * (values[j] - mean);
            }
            assertThat(sma.value()).isCloseTo(mean, within(1e-7));
            assertThat(moments.mean()).isCloseTo(mean, within(1e-7));
            assertThat(moments.deviation()).isCloseTo(Math.sqrt(squares / period), within(1e-2));
            assertThat(extremes.highest()).isEqualTo(highest);
            assertThat(extremes.lowest()).isEqualTo(lowest);
        }
    }
}
