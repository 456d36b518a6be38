package io.escapement.trainer.signal;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.InstrumentDefinitionDecoder;
import io.escapement.codecs.sbe.InstrumentDefinitionEncoder;
import io.escapement.codecs.sbe.Side;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.StrategyKeys;
import io.escapement.core.feature.Feature;
import io.escapement.core.feature.FeatureEngine;
import io.escapement.core.feature.FeatureLayout;
import io.escapement.core.feature.FeatureSource;
import io.escapement.core.feature.Indicators;
import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.market.BarResult;
import io.escapement.core.market.Market;
import io.escapement.core.market.Quantities;
import io.escapement.core.strategy.ParameterValues;
import io.escapement.core.strategy.Proposal;
import io.escapement.core.strategy.Strategy;
import io.escapement.core.strategy.StrategyCatalog;
import io.escapement.core.strategy.StrategyKind;
import io.escapement.core.strategy.TrendStrategy;
import io.escapement.trainer.history.HistoryBar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Runs one instrument's bars through the core's own market, features and strategies, in the order a session would see
 * them, and collects what was proposed with the features of that instant.
 *
 * <p>At one instant the finer bars close first. A strategy speaks when a bar of its own interval closes; the features of
 * what it proposed are taken once all bars of the instant have closed, as the core judges.
 */
public final class SignalFinder {
    /** Sources a history of bars can give. */
    public static final int SOURCES = FeatureSource.BARS_ONLY;

    private static final int PRIMARY = FeatureEngine.PRIMARY_MINUTES;
    private static final int BAR_CAPACITY = 512;
    private static final int BOOK_DEPTH = 1;
    private static final long MINUTE_MS = 60_000L;
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final RowSource rows;
    private final int[] intervals;
    private final List<List<HistoryBar>> series;
    private final Market market;
    private final InstrumentTable instruments = new InstrumentTable(1);
    private final FeatureEngine features;
    private final List<Strategy> strategies = new ArrayList<>();
    private final ParameterValues trend;
    private final Proposal proposal = new Proposal();
    private final double[] vector = new double[FeatureLayout.standard().size()];
    private final List<Spoken> spoken = new ArrayList<>();
    private final List<Signal> found = new ArrayList<>();

    /**
     * A proposal and what was known then.
     *
     * @param proposed by the strategy, not only taken to learn from
     * @param strategy index into {@link #strategyNames}
     * @param closeTimeMs close of the bar that made it
     * @param side +1 long, -1 short
     * @param stop price
     * @param target price
     * @param close of that bar, a price
     * @param atr average true range of its bars, a price; of intervals without indicators that of 15 minute bars
     * @param features in layout order, float32 as the model takes them, NaN where missing or masked
     */
    public record Signal(
            boolean proposed,
            int strategy,
            long closeTimeMs,
            int side,
            double stop,
            double target,
            double close,
            double atr,
            float[] features) {}

    /** What a strategy said at the instant at hand. */
    private record Spoken(int strategy, Side side, double stop, double target) {}

    private SignalFinder(
            SortedMap<Integer, List<HistoryBar>> bars, long tickSize, CoreConfiguration configuration, RowSource rows) {
        this.rows = rows;
        intervals = bars.keySet().stream().mapToInt(Integer::intValue).toArray();
        series = List.copyOf(bars.values());
        market = new Market(1, intervals, BAR_CAPACITY, BOOK_DEPTH);
        features = new FeatureEngine(market);
        trend = StrategyKeys.values(TrendStrategy.KIND, configuration);
        define(tickSize);
        for (final StrategyKind kind : kinds(configuration)) {
            strategies.add(kind.create(market, instruments, StrategyKeys.values(kind, configuration)));
        }
    }

    /**
     * The strategies whose signals are found.
     *
     * @param configuration says which of them are enabled
     * @return names in the order in which they speak
     */
    public static List<String> strategyNames(CoreConfiguration configuration) {
        return kinds(configuration).stream().map(StrategyKind::name).toList();
    }

    /**
     * Finds the signals of one instrument.
     *
     * @param bars by minutes of their interval, each oldest first; those of 15 minutes are needed, where others are
     *     missing their features and signals are, too
     * @param tickSize price step, 1e-8
     * @param configuration strategies and their parameters
     * @param rows which closes to take
     * @return signals in order of time, from where all features of 15 minute bars are known
     */
    public static List<Signal> find(
            SortedMap<Integer, List<HistoryBar>> bars, long tickSize, CoreConfiguration configuration, RowSource rows) {
        final SignalFinder finder = new SignalFinder(bars, tickSize, configuration, rows);
        finder.run();
        return finder.found;
    }

    private static List<StrategyKind> kinds(CoreConfiguration configuration) {
        return StrategyCatalog.all().stream()
                .filter(kind -> StrategyKeys.isEnabled(kind, configuration))
                .toList();
    }

    private void run() {
        final int[] next = new int[intervals.length];
        for (long close = nextClose(next); close != Long.MAX_VALUE; close = nextClose(next)) {
            boolean primary = false;
            for (int i = 0; i < intervals.length; i++) {
                while (next[i] < series.get(i).size() && closeTimeMs(i, next[i]) == close) {
                    if (take(series.get(i).get(next[i]++), i)) {
                        listen(i);
                        primary |= intervals[i] == PRIMARY;
                    }
                }
            }
            look(close, primary);
        }
    }

    private long nextClose(int[] next) {
        long earliest = Long.MAX_VALUE;
        for (int i = 0; i < intervals.length; i++) {
            if (next[i] < series.get(i).size()) {
                earliest = Math.min(earliest, closeTimeMs(i, next[i]));
            }
        }
        return earliest;
    }

    private long closeTimeMs(int interval, int bar) {
        return series.get(interval).get(bar).openTimeMs() + intervals[interval] * MINUTE_MS;
    }

    /** Every gap starts the series anew, as the history at a session's start does: nothing is carried over it. */
    private boolean take(HistoryBar bar, int index) {
        final int result = market.bars(0, index)
                .onBar(
                        true,
                        true,
                        bar.openTimeMs() * NANOS_PER_MILLI,
                        bar.open(),
                        bar.high(),
                        bar.low(),
                        bar.close(),
                        quantity(bar.volume()),
                        bar.turnover() == null ? Double.NaN : quantity(bar.turnover()));
        if (result != BarResult.CLOSED) {
            return false;
        }
        features.onClosedBar(0, index);
        return true;
    }

    private void listen(int index) {
        for (int s = 0; s < strategies.size(); s++) {
            if (strategies.get(s).intervalMinutes() == intervals[index]
                    && strategies.get(s).evaluate(0, proposal)) {
                spoken.add(new Spoken(
                        s,
                        proposal.side(),
                        FixedPoint.toDouble(proposal.stopPrice()),
                        FixedPoint.toDouble(proposal.targetPrice())));
            }
        }
    }

    private void look(long closeTimeMs, boolean primaryClosed) {
        final int primary = market.intervalIndex(PRIMARY);
        // Where finer bars are missing their features are, too: long histories often have the coarse ones only.
        if (primary >= 0 && market.bars(0, primary).size() >= FeatureEngine.WARM_UP_BARS) {
            for (final Spoken said : spoken) {
                final int own =
                        market.intervalIndex(strategies.get(said.strategy).intervalMinutes());
                collect(true, said.strategy, closeTimeMs, said.side, said.stop, said.target, own);
            }
            if (spoken.isEmpty() && primaryClosed && rows == RowSource.EVERY_BAR) {
                lookAlongTrend(closeTimeMs);
            }
        }
        spoken.clear();
    }

    private void lookAlongTrend(long closeTimeMs) {
        final int index = market.intervalIndex(PRIMARY);
        features.compute(0, Side.BUY, closeTimeMs * NANOS_PER_MILLI, closeTimeMs * NANOS_PER_MILLI, SOURCES, vector);
        final Side side = vector[Feature.M15_EMA_9_21.ordinal()] > 0 ? Side.BUY : Side.SELL;
        final double sign = side == Side.BUY ? 1 : -1;
        final double atr = features.indicators(0, index).atr().value();
        final double close = market.bars(0, index).closeOf(0);
        collect(
                false,
                0,
                closeTimeMs,
                side,
                close - sign * trend.number("stopAtr") * atr,
                close + sign * trend.number("targetAtr") * atr,
                index);
    }

    private void collect(
            boolean proposed, int strategy, long closeTimeMs, Side side, double stop, double target, int index) {
        features.compute(0, side, closeTimeMs * NANOS_PER_MILLI, closeTimeMs * NANOS_PER_MILLI, SOURCES, vector);
        final float[] row = new float[vector.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) vector[i];
        }
        found.add(new Signal(
                proposed,
                strategy,
                closeTimeMs,
                side == Side.BUY ? 1 : -1,
                stop,
                target,
                market.bars(0, index).closeOf(0),
                atr(index),
                row));
    }

    private double atr(int index) {
        final Indicators own = features.indicators(0, index);
        return (own != null ? own : features.indicators(0, market.intervalIndex(PRIMARY)))
                .atr()
                .value();
    }

    private void define(long tickSize) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[InstrumentDefinitionEncoder.BLOCK_LENGTH]);
        new InstrumentDefinitionEncoder()
                .wrap(buffer, 0)
                .instrumentId(0)
                .tickSize(tickSize)
                .lotSize(1);
        instruments.onDefinition(new InstrumentDefinitionDecoder()
                .wrap(buffer, 0, InstrumentDefinitionDecoder.BLOCK_LENGTH, InstrumentDefinitionDecoder.SCHEMA_VERSION));
    }

    private static double quantity(BigDecimal value) {
        return Quantities.toDouble(value.unscaledValue().longValueExact(), -value.scale());
    }
}
