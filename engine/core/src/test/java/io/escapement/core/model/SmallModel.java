package io.escapement.core.model;

import io.escapement.core.feature.FeatureLayout;
import io.escapement.core.feature.FeatureSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A model of one tree on two features, written by hand in XGBoost's JSON; texts in it can be replaced to break it. */
final class SmallModel {
    static final FeatureLayout LAYOUT =
            new FeatureLayout(new String[] {"a", "b"}, new FeatureSource[] {FeatureSource.BARS, FeatureSource.BOOK});

    /** a < 1.5 ? (b < 0 ? -1 : 0.25) : 2; missing a goes right, missing b left; base margin 0. */
    static final String JSON = """
            {"learner":{"attributes":{},"gradient_booster":{"model":{
            "gbtree_model_param":{"num_parallel_tree":"1","num_trees":"1"},
            "trees":[{"categories":[],"categories_nodes":[],
            "default_left":[0,1,0,0,0],"left_children":[1,3,-1,-1,-1],"right_children":[2,4,-1,-1,-1],
            "split_conditions":[1.5E0,0E0,2E0,-1E0,2.5E-1],"split_indices":[0,1,0,0,0],"split_type":[0,0,0,0,0],
            "tree_param":{"num_deleted":"0","num_feature":"2","num_nodes":"5","size_leaf_vector":"1"}}]},
            "name":"gbtree"},
            "learner_model_param":{"base_score":"5E-1","num_class":"0","num_feature":"2","num_target":"1"},
            "objective":{"name":"binary:logistic"}},"version":[3,0,4]}
            """;

    static final String MANIFEST = """
            {"format":2,"stage":"PAPER","intervalMinutes":15,"symbols":["ETHUSDT","BTCUSDT"],
            "featureLayoutHash":"%016x","encoding":{"missing":"NaN","symbols":"NONE"},
            "ensemble":{"trees":1,"forest":0,"logistic":0},
            "features":[{"name":"a","source":"BARS","masked":false,"missing":0,"min":-2,"max":2},
            {"name":"b","source":"BOOK","masked":true,"missing":1}],
            "thresholds":{"margin":0.5,"holdMinutes":90,
            "strategies":[{"name":"trend","margin":0.75,"holdMinutes":60}]},"calibration":{"margins":[-1,1],"probabilities":[0.25,0.75]}}
            """.formatted(LAYOUT.hash());

    private static final float[][] ROWS = {{1f, -1f}, {1f, 1f}, {1.5f, 0f}, {Float.NaN, 0f}, {1f, Float.NaN}};
    private static final float[] MARGINS = {-1f, 0.25f, 2f, 2f, -1f};

    private SmallModel() {}

    static byte[] model() {
        return bytes(JSON);
    }

    static byte[] model(String part, String replacement) {
        if (!JSON.contains(part)) {
            throw new IllegalArgumentException(part);
        }
        return bytes(JSON.replace(part, replacement));
    }

    static byte[] bundle() {
        return bundle(MANIFEST, MARGINS);
    }

    static byte[] bundle(String manifest, float... margins) {
        return BundleContainer.write(List.of(
                new BundleContainer.Section(ModelBundle.MANIFEST, bytes(manifest)),
                new BundleContainer.Section(ModelBundle.TREES, model()),
                new BundleContainer.Section(ModelBundle.GOLDEN, golden(margins))));
    }

    /** What trees alone give, calibrated from 0.25 at -1 to 0.75 at 1. */
    private static byte[] golden(float... margins) {
        final List<GoldenVectors.Expected> expected = new ArrayList<>();
        for (final float margin : margins) {
            final double probability = margin >= 1 ? 0.75 : margin <= -1 ? 0.25 : 0.5 + margin / 4;
            expected.add(new GoldenVectors.Expected(margin, Float.NaN, margin, Double.NaN, probability));
        }
        return new GoldenVectors(ROWS, expected).encode();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
