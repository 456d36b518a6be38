package io.escapement.trainer.backtest;

import io.escapement.trainer.backtest.result.HoldLine;
import io.escapement.trainer.metrics.EquityCurve;
import io.escapement.trainer.metrics.Performance;
import java.util.ArrayList;
import java.util.List;

/** What buying and holding would have come to. */
final class HoldPart {
    private static final long DAY_MS = 86_400_000L;
    private static final long MINUTE_MS = 60_000L;
    private static final double DAYS_PER_YEAR = 365;

    private HoldPart() {}

    /** Null without bars. */
    static HoldLine of(String symbol, List<PriceTracks.Price> bars, int minutes) {
        if (bars.isEmpty()) {
            return null;
        }
        final long[] times = new long[bars.size() + 1];
        final double[] levels = new double[times.length];
        times[0] = bars.get(0).openMs();
        levels[0] = bars.get(0).open();
        final List<Double> daily = new ArrayList<>();
        double dayBefore = levels[0];
        for (int i = 0; i < bars.size(); i++) {
            times[i + 1] = bars.get(i).openMs() + minutes * MINUTE_MS;
            levels[i + 1] = bars.get(i).close();
            if (times[i + 1] % DAY_MS == 0 || i == bars.size() - 1) {
                daily.add(levels[i + 1] / dayBefore - 1);
                dayBefore = levels[i + 1];
            }
        }
        final EquityCurve curve = new EquityCurve(times, levels);
        final double sharpe = daily.size() < 2
                ? Double.NaN
                : new Performance(
                                daily.stream().mapToDouble(Double::doubleValue).toArray(),
                                Performance.Kind.RETURNS,
                                DAYS_PER_YEAR,
                                0)
                        .annualSharpe();
        return new HoldLine(symbol, curve.totalReturn(), curve.annualGrowth(), curve.maxDrawdown(), sharpe);
    }
}
