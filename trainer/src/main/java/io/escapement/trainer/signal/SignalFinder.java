package io.escapement.trainer.signal;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.InstrumentDefinitionDecoder;
import io.escapement.codecs.sbe.InstrumentDefinitionEncoder;
import io.escapement.codecs.sbe.Side;
import io.escapement.core.feature.Feature;
import io.escapement.core.feature.FeatureEngine;
import io.escapement.core.feature.FeatureLayout;
import io.escapement.core.feature.FeatureSource;
import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.market.BarResult;
import io.escapement.core.market.Market;
import io.escapement.core.market.Quantities;
import io.escapement.core.strategy.ParameterValues;
import io.escapement.core.strategy.Proposal;
import io.escapement.core.strategy.TrendStrategy;
import io.escapement.trainer.history.HistoryBar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Runs one instrument's bars through the core's own market, features and strategy, in the order a session would see
 * them, and collects what was proposed with the features of that instant.
 */
public final class SignalFinder {
    /** Sources a history of bars can give. */
    public static final int SOURCES = FeatureSource.BARS_ONLY;

    private static final int PRIMARY = FeatureEngine.PRIMARY_MINUTES;
    private static final int MICRO = FeatureEngine.MICRO_MINUTES;
    private static final int BAR_CAPACITY = 512;
    private static final int BOOK_DEPTH = 1;
    private static final long MINUTE_MS = 60_000L;
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final RowSource rows;
    private final Market market = new Market(1, new int[] {MICRO, PRIMARY}, BAR_CAPACITY, BOOK_DEPTH);
    private final InstrumentTable instruments = new InstrumentTable(1);
    private final FeatureEngine features = new FeatureEngine(market);
    private final ParameterValues parameters;
    private final TrendStrategy strategy;
    private final Proposal proposal = new Proposal();
    private final double[] vector = new double[FeatureLayout.standard().size()];
    private final List<Signal> found = new ArrayList<>();

    /**
     * A proposal and what was known then.
     *
     * @param proposed by the strategy, not only taken to learn from
     * @param closeTimeMs close of the bar that made it
     * @param side +1 long, -1 short
     * @param stop price
     * @param target price
     * @param features in layout order, float32 as the model takes them, NaN where missing or masked
     */
    public record Signal(boolean proposed, long closeTimeMs, int side, double stop, double target, float[] features) {}

    private SignalFinder(RowSource rows, ParameterValues parameters, long tickSize) {
        this.parameters = parameters;
        this.rows = rows;
        define(tickSize);
        strategy = new TrendStrategy(market, instruments, parameters);
    }

    /**
     * Finds the signals of one instrument.
     *
     * @param micro 3 minute bars, oldest first; may be empty, their features are missing then
     * @param primary 15 minute bars, oldest first
     * @param tickSize price step, 1e-8
     * @param parameters of the trend strategy
     * @param rows which closes to take
     * @return signals in order of time, from where all features of 15 minute bars are known
     */
    public static List<Signal> find(
            List<HistoryBar> micro,
            List<HistoryBar> primary,
            long tickSize,
            ParameterValues parameters,
            RowSource rows) {
        final SignalFinder finder = new SignalFinder(rows, parameters, tickSize);
        int next = 0;
        for (final HistoryBar bar : primary) {
            final long closeTimeMs = bar.openTimeMs() + PRIMARY * MINUTE_MS;
            while (next < micro.size() && micro.get(next).openTimeMs() + MICRO * MINUTE_MS <= closeTimeMs) {
                finder.take(micro.get(next++), MICRO);
            }
            if (finder.take(bar, PRIMARY)) {
                finder.look(closeTimeMs);
            }
        }
        return finder.found;
    }

    /** Every gap starts the series anew, as the history at a session's start does: nothing is carried over it. */
    private boolean take(HistoryBar bar, int minutes) {
        final int index = market.intervalIndex(minutes);
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

    private void look(long closeTimeMs) {
        final boolean speaks = strategy.evaluate(0, proposal);
        // Where finer bars are missing their features are, too: long histories often have the coarse ones only.
        if (market.bars(0, market.intervalIndex(PRIMARY)).size() < FeatureEngine.WARM_UP_BARS) {
            return;
        }
        if (speaks) {
            collect(
                    true,
                    closeTimeMs,
                    proposal.side(),
                    FixedPoint.toDouble(proposal.stopPrice()),
                    FixedPoint.toDouble(proposal.targetPrice()));
        } else if (rows == RowSource.EVERY_BAR) {
            lookAlongTrend(closeTimeMs);
        }
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
                closeTimeMs,
                side,
                close - sign * parameters.number("stopAtr") * atr,
                close + sign * parameters.number("targetAtr") * atr);
    }

    private void collect(boolean proposed, long closeTimeMs, Side side, double stop, double target) {
        features.compute(0, side, closeTimeMs * NANOS_PER_MILLI, closeTimeMs * NANOS_PER_MILLI, SOURCES, vector);
        final float[] row = new float[vector.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) vector[i];
        }
        found.add(new Signal(proposed, closeTimeMs, side == Side.BUY ? 1 : -1, stop, target, row));
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
