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
import io.escapement.core.strategy.ParameterValues;
import io.escapement.core.strategy.Proposal;
import io.escapement.core.strategy.Strategy;
import io.escapement.core.strategy.StrategyCatalog;
import io.escapement.core.strategy.StrategyKind;
import io.escapement.core.strategy.TrendStrategy;
import io.escapement.trainer.history.HistoryBar;
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

    private final RowSource rows;
    private final BarReplay replay;
    private final InstrumentTable instruments = new InstrumentTable(1);
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
        replay = new BarReplay(new BarTape(bars, tickSize));
        trend = StrategyKeys.values(TrendStrategy.KIND, configuration);
        define(tickSize);
        for (final StrategyKind kind : kinds(configuration)) {
            strategies.add(kind.create(replay.market(), instruments, StrategyKeys.values(kind, configuration)));
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
        while (replay.step(this::listen)) {
            look(replay.closeTimeMs(), replay.closed(PRIMARY));
        }
    }

    private void listen(int index) {
        for (int s = 0; s < strategies.size(); s++) {
            if (strategies.get(s).intervalMinutes() == replay.market().intervalMinutes(index)
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
        if (replay.isWarm()) {
            for (final Spoken said : spoken) {
                final int own = strategies.get(said.strategy).intervalMinutes();
                collect(true, said.strategy, closeTimeMs, said.side, said.stop, said.target, own);
            }
            if (spoken.isEmpty() && primaryClosed && rows == RowSource.EVERY_BAR) {
                lookAlongTrend(closeTimeMs);
            }
        }
        spoken.clear();
    }

    private void lookAlongTrend(long closeTimeMs) {
        replay.features(Side.BUY, vector);
        final Side side = vector[Feature.M15_EMA_9_21.ordinal()] > 0 ? Side.BUY : Side.SELL;
        final double sign = side == Side.BUY ? 1 : -1;
        final double atr = atr(PRIMARY);
        final double close = replay.bars(PRIMARY).closeOf(0);
        collect(
                false,
                0,
                closeTimeMs,
                side,
                close - sign * trend.number("stopAtr") * atr,
                close + sign * trend.number("targetAtr") * atr,
                PRIMARY);
    }

    private void collect(
            boolean proposed, int strategy, long closeTimeMs, Side side, double stop, double target, int minutes) {
        replay.features(side, vector);
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
                replay.bars(minutes).closeOf(0),
                atr(minutes),
                row));
    }

    private double atr(int minutes) {
        final Indicators own = replay.indicators(minutes);
        return (own != null ? own : replay.indicators(PRIMARY)).atr().value();
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
}
