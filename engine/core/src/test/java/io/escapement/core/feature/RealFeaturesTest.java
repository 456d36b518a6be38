package io.escapement.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.Side;
import io.escapement.core.market.BarResult;
import io.escapement.core.market.Market;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A month of real 3 and 15 minute bars: every feature has a sane value at every close. */
class RealFeaturesTest {
    private static final long NANOS = 1_000_000L;

    private final Market market = new Market(1, new int[] {3, 15}, 512, 50);
    private final FeatureEngine engine = new FeatureEngine(market);
    private final double[] vector = new double[engine.layout().size()];

    @Test
    void shouldFillEveryBarFeatureAtEveryClose() {
        final List<String[]> micro = RealBars.rows("market/3m/ETHUSDT_3m_202506.csv.gz");
        final long firstMs = Long.parseLong(micro.get(0)[0]);
        final long lastMs = Long.parseLong(micro.get(micro.size() - 1)[0]);
        int next = 0;
        int vectors = 0;
        for (final String[] row : RealBars.rows("market/15m/ETHUSDT_15m.csv.gz")) {
            final long openMs = Long.parseLong(row[0]);
            if (openMs < firstMs || openMs + 12 * 60_000 > lastMs) {
                continue;
            }
            while (next < micro.size() && Long.parseLong(micro.get(next)[0]) < openMs + 15 * 60_000) {
                take(0, micro.get(next++));
            }
            take(1, row);
            if (market.bars(0, 0).size() >= FeatureEngine.WARM_UP_BARS
                    && market.bars(0, 1).size() >= FeatureEngine.WARM_UP_BARS) {
                check(openMs);
                vectors++;
            }
        }
        assertThat(vectors).isGreaterThan(2_500);
    }

    private void check(long openMs) {
        for (final Side side : new Side[] {Side.BUY, Side.SELL}) {
            engine.compute(0, side, openMs * NANOS + 900_000 * NANOS, openMs * NANOS, FeatureSource.BARS_ONLY, vector);
            for (int i = 0; i < vector.length; i++) {
                if (Feature.values()[i].source() == FeatureSource.BARS
                        && Feature.values()[i].intervalMinutes() <= FeatureEngine.PRIMARY_MINUTES
                        && !(Math.abs(vector[i]) < 100)) {
                    assertThat(vector[i])
                            .as("%s at %d", engine.layout().name(i), openMs)
                            .isBetween(-100.0, 100.0);
                }
            }
        }
    }

    private void take(int interval, String[] row) {
        final int result = market.bars(0, interval)
                .onBar(
                        true,
                        true,
                        Long.parseLong(row[0]) * NANOS,
                        price(row[1]),
                        price(row[2]),
                        price(row[3]),
                        price(row[4]),
                        Double.parseDouble(row[5]),
                        Double.NaN);
        assertThat(result).isEqualTo(BarResult.CLOSED);
        engine.onClosedBar(0, interval);
    }

    private static long price(String text) {
        return Math.round(Double.parseDouble(text) * FixedPoint.ONE);
    }
}
