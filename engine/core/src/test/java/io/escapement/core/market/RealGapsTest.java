package io.escapement.core.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.core.feature.RealBars;
import org.junit.jupiter.api.Test;

/** A collector's history with holes in it. */
class RealGapsTest {
    private static final String FILE = "market/gappy/LINKUSDT_1m_gappy.csv.gz";

    @Test
    void shouldFindEveryHole() {
        final BarSeries series = new BarSeries(1, 512);
        long holes = 0;
        long bars = 0;
        long previousMs = -1;
        for (final String[] row : RealBars.rows(FILE)) {
            final long openMs = Long.parseLong(row[0]);
            if (previousMs >= 0 && openMs != previousMs + 60_000) {
                holes++;
                assertThat(take(series, row, false)).isEqualTo(BarResult.GAP);
                assertThat(series.missingFromNs()).isEqualTo((previousMs + 60_000) * 1_000_000);
                assertThat(series.missingToNs()).isEqualTo(openMs * 1_000_000);
            }
            assertThat(take(series, row, true)).isEqualTo(BarResult.CLOSED);
            assertThat(series.generation()).isEqualTo(holes);
            assertThat(take(series, row, false)).isEqualTo(BarResult.DUPLICATE);
            previousMs = openMs;
            bars++;
        }
        assertThat(holes).isEqualTo(524);
        assertThat(series.duplicates()).isEqualTo(bars);
        assertThat(series.conflicts()).isZero();
        assertThat(series.invalid()).isZero();
    }

    private static int take(BarSeries series, String[] row, boolean warmUp) {
        return series.onBar(
                true,
                warmUp,
                Long.parseLong(row[0]) * 1_000_000,
                price(row[1]),
                price(row[2]),
                price(row[3]),
                price(row[4]),
                Double.parseDouble(row[5]),
                Double.parseDouble(row[6]));
    }

    private static long price(String text) {
        return Math.round(Double.parseDouble(text) * FixedPoint.ONE);
    }
}
