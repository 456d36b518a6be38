package io.escapement.benchmarks.latency;

import io.escapement.core.config.BarKeys;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.feature.Feature;
import io.escapement.core.feature.FeatureEngine;
import io.escapement.core.feature.FeatureLayout;
import io.escapement.core.feature.FeatureSource;
import io.escapement.core.model.ModelStage;
import io.escapement.trainer.dataset.Dataset;
import io.escapement.trainer.dataset.RowKind;
import io.escapement.trainer.fit.BoostSettings;
import io.escapement.trainer.fit.FitSettings;
import io.escapement.trainer.fit.ModelFit;
import io.escapement.trainer.label.LabelRules;
import io.escapement.trainer.signal.RowSource;
import io.escapement.trainer.signal.SignalFinder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A bundle of realistic size, 200 trees of depth 6, that knows nothing about markets, for all strategies. */
public final class RigModel {
    static final int TREES = 200;
    static final int DEPTH = 6;

    private static final int ROWS = 20_000;
    private static final double LEARNING_RATE = 0.1;
    private static final long HOUR_MS = 3_600_000L;
    private static final double WIN = 0.02;

    private static final List<String> STRATEGIES = SignalFinder.strategyNames(CoreConfiguration.defaults());

    private RigModel() {}

    /**
     * Fits one. Features of bars that a session does not follow by default are missing in it, so that it does not ask for
     * them.
     *
     * @param symbols it covers
     * @return the bytes of the bundle
     */
    public static byte[] fit(List<String> symbols) {
        final FeatureLayout layout = FeatureLayout.standard();
        final SplittableRandom random = new SplittableRandom(20_26);
        final float[][] rows = new float[ROWS][layout.size()];
        final List<Dataset.Sample> samples = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            double sum = random.nextDouble() * 2 - 1;
            for (int f = 0; f < layout.size(); f++) {
                if (!isFollowed(Feature.values()[f])) {
                    rows[i][f] = Float.NaN;
                    continue;
                }
                rows[i][f] = (float) (random.nextDouble() * 2 - 1);
                // Every feature counts a little, so that trees have something to split on to their full depth.
                sum += rows[i][f] * StrictMath.sin(f);
            }
            final long timeMs = i * HOUR_MS;
            samples.add(new Dataset.Sample(
                    RowKind.PROPOSAL,
                    timeMs,
                    0,
                    i % STRATEGIES.size(),
                    1,
                    sum > 0,
                    sum > 0 ? WIN : -WIN,
                    timeMs + 1,
                    1));
        }
        final ModelFit.Origin origin = new ModelFit.Origin(
                symbols,
                FeatureEngine.PRIMARY_MINUTES,
                layout,
                SignalFinder.SOURCES,
                LabelRules.of(CoreConfiguration.defaults()),
                RowSource.PROPOSALS,
                STRATEGIES,
                Map.of(),
                System.getProperty("escapement.commit", "unknown"),
                ModelStage.PAPER);
        final ModelFit.Result result = new ModelFit(
                        origin, FitSettings.standard(new BoostSettings(TREES, DEPTH, LEARNING_RATE, TREES, 1, 1)))
                .fit(new Dataset(rows, samples));
        if (result.rounds() < TREES) {
            throw new IllegalStateException("the model has only " + result.rounds() + " trees");
        }
        return result.bundle();
    }

    private static boolean isFollowed(Feature feature) {
        if (feature.source() != FeatureSource.BARS) {
            return false;
        }
        if (feature.intervalMinutes() == 0) {
            return true;
        }
        for (final int minutes : CoreConfiguration.defaults().list(BarKeys.INTERVALS)) {
            if (minutes == feature.intervalMinutes()) {
                return true;
            }
        }
        return false;
    }
}
