package io.escapement.trainer.dataset;

import io.escapement.codecs.sbe.Side;
import io.escapement.core.feature.FeatureEngine;
import io.escapement.core.feature.FeatureLayout;
import io.escapement.core.feature.Indicators;
import io.escapement.trainer.signal.BarReplay;
import io.escapement.trainer.signal.BarTape;
import io.escapement.trainer.signal.IndicatorColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Every feature, for a long and for a short proposal, and every indicator of each interval, at closes of 15 minute bars. */
public final class FeatureObservation implements Observation {
    private static final int FEATURES = FeatureLayout.standard().size();

    private final int[] intervals;
    private final List<String> names = new ArrayList<>();

    /**
     * Of some intervals.
     *
     * @param intervals whose indicators are looked at, minutes
     */
    public FeatureObservation(int... intervals) {
        this.intervals = intervals.clone();
        for (final String side : List.of("long", "short")) {
            for (int i = 0; i < FEATURES; i++) {
                names.add(FeatureLayout.standard().name(i) + " (" + side + ")");
            }
        }
        for (final int minutes : intervals) {
            IndicatorColumns.names().forEach(name -> names.add(name + " of " + minutes + " m bars"));
        }
    }

    @Override
    public String title() {
        return "features and indicators";
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public long[] instants(SymbolHistory history) {
        return history.bars().get(FeatureEngine.PRIMARY_MINUTES).stream()
                .mapToLong(bar -> bar.openTimeMs() + FeatureEngine.PRIMARY_MINUTES * 60_000L)
                .toArray();
    }

    @Override
    public double[][] at(SymbolHistory history, long[] instants) {
        final double[][] rows = new double[instants.length][];
        final BarReplay replay = new BarReplay(new BarTape(history.bars(), history.tickSize()));
        for (int i = 0; i < instants.length && replay.step(BarReplay.Listener.NONE); ) {
            if (replay.closeTimeMs() == instants[i]) {
                rows[i++] = row(replay);
            }
        }
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] == null) {
                rows[i] = new double[names.size()];
                Arrays.fill(rows[i], Double.NaN);
            }
        }
        return rows;
    }

    private double[] row(BarReplay replay) {
        final double[] row = new double[names.size()];
        final double[] vector = new double[FEATURES];
        replay.features(Side.BUY, vector);
        System.arraycopy(vector, 0, row, 0, FEATURES);
        replay.features(Side.SELL, vector);
        System.arraycopy(vector, 0, row, FEATURES, FEATURES);
        int at = 2 * FEATURES;
        for (final int minutes : intervals) {
            final Indicators set = replay.indicators(minutes);
            final int count = IndicatorColumns.names().size();
            if (set == null) {
                Arrays.fill(row, at, at + count, Double.NaN);
            } else {
                System.arraycopy(IndicatorColumns.values(set), 0, row, at, count);
            }
            at += count;
        }
        return row;
    }
}
