package io.escapement.trainer.fit;

import io.escapement.core.model.Predictor;
import io.escapement.trainer.TrainerException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How trees are grown.
 *
 * @param rounds trees at most
 * @param depth of each, at most
 * @param learningRate shrinkage of each tree
 * @param patience rounds without a better validation log-loss after which no more are grown
 * @param seed of row and column sampling
 * @param threads of XGBoost, part of the settings since results are only promised equal for an equal number
 */
public record BoostSettings(int rounds, int depth, double learningRate, int patience, int seed, int threads) {
    /** What grows where nobody says otherwise. */
    public static final BoostSettings STANDARD = new BoostSettings(200, 4, 0.05, 10, 1, 1);

    private static final double ROW_SHARE = 0.8;
    private static final double COLUMN_SHARE = 0.8;
    private static final double CHILD_WEIGHT_MIN = 8;
    private static final double FOREST_ROW_SHARE = 0.66;
    private static final double FOREST_COLUMN_SHARE = 0.33;

    /** Refuses what can't be grown. */
    public BoostSettings {
        if (depth < 1 || depth > Predictor.DEPTH_MAX) {
            throw new TrainerException("depth is " + depth + ", 1 to " + Predictor.DEPTH_MAX + " are handled");
        }
        if (rounds < 1 || patience < 1 || threads < 1) {
            throw new TrainerException("trees, patience and threads must be at least 1");
        }
        if (!(learningRate > 0 && learningRate <= 1)) {
            throw new TrainerException("learning rate is " + learningRate + ", above 0 to 1 is handled");
        }
    }

    /**
     * XGBoost's parameters for a random forest with the same sampling seed: its trees don't learn from each other, so each
     * is taken whole, on two thirds of the rows, and chooses among a third of the columns at every split.
     */
    Map<String, Object> forest(FitSettings settings) {
        final Map<String, Object> parameters = parameters();
        parameters.put("max_depth", settings.forestDepth());
        parameters.put("num_parallel_tree", settings.forestTrees());
        parameters.put("eta", 1.0);
        parameters.put("subsample", FOREST_ROW_SHARE);
        parameters.put("colsample_bytree", 1.0);
        parameters.put("colsample_bynode", FOREST_COLUMN_SHARE);
        return parameters;
    }

    /**
     * As XGBoost's parameters.
     *
     * @return in a fixed order
     */
    Map<String, Object> parameters() {
        final Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("booster", "gbtree");
        parameters.put("objective", "binary:logistic");
        parameters.put("eval_metric", "logloss");
        parameters.put("tree_method", "hist");
        parameters.put("max_depth", depth);
        parameters.put("eta", learningRate);
        parameters.put("subsample", ROW_SHARE);
        parameters.put("colsample_bytree", COLUMN_SHARE);
        parameters.put("min_child_weight", CHILD_WEIGHT_MIN);
        // Its margin is exactly 0 everywhere; others go through the platform's logarithm.
        parameters.put("base_score", 0.5);
        parameters.put("seed", seed);
        parameters.put("nthread", threads);
        parameters.put("verbosity", 0);
        return parameters;
    }
}
