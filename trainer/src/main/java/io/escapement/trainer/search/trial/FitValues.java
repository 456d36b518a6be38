package io.escapement.trainer.search.trial;

import io.escapement.core.model.SymbolEncoding;
import io.escapement.trainer.fit.BoostSettings;
import io.escapement.trainer.fit.ClassWeight;
import io.escapement.trainer.fit.FitSettings;
import io.escapement.trainer.search.space.FitParameters;
import java.util.Map;

/** Settings of a fit from named values. */
final class FitValues {
    private static final int SEED = 1;
    private static final int THREADS = 1;

    private FitValues() {}

    /** What the values say, defaults where they say nothing. */
    static FitSettings settings(Map<String, String> values) {
        return new FitSettings(
                new BoostSettings(
                        whole(values, FitParameters.ROUNDS),
                        whole(values, FitParameters.DEPTH),
                        number(values, FitParameters.LEARNING_RATE),
                        whole(values, FitParameters.PATIENCE),
                        SEED,
                        THREADS),
                number(values, FitParameters.TREES_WEIGHT),
                whole(values, FitParameters.FOREST),
                whole(values, FitParameters.FOREST_DEPTH),
                number(values, FitParameters.RIDGE),
                SymbolEncoding.NONE,
                ClassWeight.NONE,
                FitSettings.EMBARGO_OF_HOLD);
    }

    private static int whole(Map<String, String> values, String name) {
        return Integer.parseInt(values.getOrDefault(name, FitParameters.defaultText(name)));
    }

    private static double number(Map<String, String> values, String name) {
        return Double.parseDouble(values.getOrDefault(name, FitParameters.defaultText(name)));
    }
}
