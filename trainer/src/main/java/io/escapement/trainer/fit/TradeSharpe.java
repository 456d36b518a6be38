package io.escapement.trainer.fit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.trainer.dataset.Dataset;
import io.escapement.trainer.metrics.Performance;
import java.util.Map;
import java.util.TreeMap;

/**
 * The Sharpe ratio of what was traded, and how sure one may be of it given how many models were tried.
 *
 * <p>Twice: by trade, and by day (UTC) of the exits with days without one as zero, since trades of one day are no
 * independent witnesses. Not annualised.
 *
 * @param trials variants tried until this one was chosen, itself included
 * @param byTrade of single trades; null with fewer than two
 * @param byDay of days; null with fewer than two, or without a trade
 */
public record TradeSharpe(int trials, Performance byTrade, Performance byDay) {
    private static final long DAY_MS = 86_400_000L;
    private static final double DAYS_PER_YEAR = 365;

    /**
     * Reckons.
     *
     * @param judged rows, of which the traded ones count
     * @param trials variants tried
     * @return the ratios
     */
    public static TradeSharpe of(Judgement judged, int trials) {
        final double[] trades = judged.trades();
        final Map<Long, Double> sums = new TreeMap<>();
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int i = 0; i < judged.size(); i++) {
            final Dataset.Sample sample = judged.samples().get(i);
            final long day = Math.floorDiv(sample.exitTimeMs(), DAY_MS);
            first = Math.min(first, day);
            last = Math.max(last, day);
            if (judged.traded()[i]) {
                sums.merge(day, sample.netReturn(), Double::sum);
            }
        }
        double[] days = new double[0];
        if (trades.length > 0 && last > first) {
            days = new double[(int) (last - first + 1)];
            for (final Map.Entry<Long, Double> sum : sums.entrySet()) {
                days[(int) (sum.getKey() - first)] = sum.getValue();
            }
        }
        return new TradeSharpe(trials, performance(trades), performance(days));
    }

    /**
     * For a manifest.
     *
     * @return {@code trials}, and by trade and by day {@code count}, {@code sharpe}, {@code probabilistic} and {@code
     *     deflated}; null where there is none
     */
    public ObjectNode json() {
        final ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("trials", trials);
        node.set("byTrade", json(byTrade));
        node.set("byDay", json(byDay));
        return node;
    }

    private ObjectNode json(Performance series) {
        final ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (series != null) {
            node.put("count", series.count());
            node.put("sharpe", ManifestWriter.score(series.sharpe()));
            node.put("probabilistic", ManifestWriter.score(series.probabilisticSharpe()));
            node.put("deflated", ManifestWriter.score(series.deflatedSharpe(trials, Double.NaN)));
        }
        return node;
    }

    private static Performance performance(double[] values) {
        return values.length < 2 ? null : new Performance(values, Performance.Kind.TRADES, DAYS_PER_YEAR, 0);
    }
}
