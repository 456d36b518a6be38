package io.escapement.trainer.fit;

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
    private static final double ROW_SHARE = 0.8;
    private static final double COLUMN_SHARE = 0.8;
    private static final double CHILD_WEIGHT_MIN = 8;

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
