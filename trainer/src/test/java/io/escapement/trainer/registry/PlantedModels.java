package io.escapement.trainer.registry;

import io.escapement.core.config.CoreConfiguration;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Small bundles of the engine's own features, fitted on rows whose first feature tells the label, or nothing does. */
public final class PlantedModels {
    private static final long STEP_MS = 3_600_000;
    private static final FitSettings SETTINGS = FitSettings.standard(new BoostSettings(20, 3, 0.2, 5, 1, 1));

    private PlantedModels() {}

    public static byte[] good(int seed, String... symbols) {
        return fit(seed, true, symbols);
    }

    static byte[] useless(int seed, String... symbols) {
        return fit(seed, false, symbols);
    }

    private static byte[] fit(int seed, boolean skilled, String... symbols) {
        final FeatureLayout layout = FeatureLayout.standard();
        final Random random = new Random(seed);
        final float[][] rows = new float[2000][];
        final List<Dataset.Sample> samples = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new float[layout.size()];
            for (int f = 0; f < rows[i].length; f++) {
                rows[i][f] = (float) random.nextGaussian();
            }
            final boolean won = skilled && random.nextInt(5) > 0 ? rows[i][0] > 0 : random.nextBoolean();
            samples.add(new Dataset.Sample(
                    RowKind.PROPOSAL, i * STEP_MS, 0, 0, 1, won, won ? 0.01 : -0.011, i * STEP_MS + STEP_MS / 2, 1));
        }
        final ModelFit.Origin origin = new ModelFit.Origin(
                List.of(symbols),
                15,
                layout,
                FeatureSource.BARS_ONLY,
                LabelRules.of(CoreConfiguration.defaults()),
                RowSource.PROPOSALS,
                List.of("trend"),
                Map.of(),
                "test",
                ModelStage.RESEARCH);
        return new ModelFit(origin, SETTINGS).fit(new Dataset(rows, samples)).bundle();
    }
}
