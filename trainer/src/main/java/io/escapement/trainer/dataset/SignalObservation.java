package io.escapement.trainer.dataset;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.feature.FeatureLayout;
import io.escapement.trainer.signal.RowSource;
import io.escapement.trainer.signal.SignalFinder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What each strategy proposes, and the row a model is given with it, at the closes at which any of them speaks. */
public final class SignalObservation implements Observation {
    private static final List<String> OWN = List.of("side", "stop", "target", "close", "atr");

    private final CoreConfiguration configuration;
    private final List<String> names = new ArrayList<>();
    private final int width;

    /**
     * Of the strategies of a core.
     *
     * @param configuration of the core
     */
    public SignalObservation(CoreConfiguration configuration) {
        this.configuration = configuration;
        for (final String strategy : SignalFinder.strategyNames(configuration)) {
            OWN.forEach(name -> names.add(strategy + " " + name));
            for (int i = 0; i < FeatureLayout.standard().size(); i++) {
                names.add(strategy + " row " + FeatureLayout.standard().name(i));
            }
        }
        width = OWN.size() + FeatureLayout.standard().size();
    }

    @Override
    public String title() {
        return "proposals and their rows";
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public long[] instants(SymbolHistory history) {
        return find(history).stream()
                .mapToLong(SignalFinder.Signal::closeTimeMs)
                .distinct()
                .toArray();
    }

    @Override
    public double[][] at(SymbolHistory history, long[] instants) {
        final double[][] rows = new double[instants.length][names.size()];
        for (final double[] row : rows) {
            Arrays.fill(row, Double.NaN);
        }
        for (final SignalFinder.Signal signal : find(history)) {
            final int place = Arrays.binarySearch(instants, signal.closeTimeMs());
            if (place >= 0) {
                write(signal, rows[place], signal.strategy() * width);
            }
        }
        return rows;
    }

    private List<SignalFinder.Signal> find(SymbolHistory history) {
        return SignalFinder.find(history.bars(), history.tickSize(), configuration, RowSource.PROPOSALS);
    }

    private static void write(SignalFinder.Signal signal, double[] row, int from) {
        row[from] = signal.side();
        row[from + 1] = signal.stop();
        row[from + 2] = signal.target();
        row[from + 3] = signal.close();
        row[from + 4] = signal.atr();
        for (int i = 0; i < signal.features().length; i++) {
            row[from + OWN.size() + i] = signal.features()[i];
        }
    }
}
