package io.escapement.runtime.model;

import io.escapement.core.feature.FeatureLayout;
import io.escapement.core.model.BundleContainer;
import io.escapement.core.model.GoldenVectors;
import io.escapement.core.model.ModelBundle;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The bytes of a bundle that says the same of every signal: margin 1, probability 0.75. */
public final class TestBundle {
    private TestBundle() {}

    public static byte[] of(String stage, double thresholdMargin, String... symbols) {
        final FeatureLayout layout = FeatureLayout.standard();
        final StringBuilder features = new StringBuilder();
        for (int i = 0; i < layout.size(); i++) {
            features.append(i == 0 ? "" : ",")
                    .append("{\"name\":\"" + layout.name(i) + "\",\"source\":\"" + layout.source(i)
                            + "\",\"masked\":true,\"missing\":1}");
        }
        final String manifest = """
                {"format":2,"stage":"%s","intervalMinutes":15,"symbols":["%s"],"featureLayoutHash":"%016x",
                "encoding":{"missing":"NaN","symbols":"NONE"},"ensemble":{"trees":1,"forest":0,"logistic":0},
                "features":[%s],"thresholds":{"margin":%s,"holdMinutes":0,"strategies":[]},
                "calibration":{"margins":[-1,1],"probabilities":[0.25,0.75]}}
                """.formatted(
                        stage, String.join("\",\"", symbols), layout.hash(), features, String.valueOf(thresholdMargin));
        final String trees = """
                {"learner":{"attributes":{},"gradient_booster":{"model":{
                "gbtree_model_param":{"num_parallel_tree":"1","num_trees":"1"},
                "trees":[{"categories":[],"categories_nodes":[],
                "default_left":[0,0,0],"left_children":[1,-1,-1],"right_children":[2,-1,-1],
                "split_conditions":[1E0,1E0,1E0],"split_indices":[0,0,0],"split_type":[0,0,0],
                "tree_param":{"num_deleted":"0","num_feature":"%d","num_nodes":"3","size_leaf_vector":"1"}}]},
                "name":"gbtree"},
                "learner_model_param":{"base_score":"5E-1","num_class":"0","num_feature":"%d","num_target":"1"},
                "objective":{"name":"binary:logistic"}},"version":[3,0,4]}
                """.formatted(layout.size(), layout.size());
        final GoldenVectors golden = new GoldenVectors(
                new float[][] {new float[layout.size()]},
                List.of(new GoldenVectors.Expected(1f, Float.NaN, 1f, Double.NaN, 0.75)));
        return BundleContainer.write(List.of(
                new BundleContainer.Section(ModelBundle.MANIFEST, manifest.getBytes(StandardCharsets.UTF_8)),
                new BundleContainer.Section(ModelBundle.TREES, trees.getBytes(StandardCharsets.UTF_8)),
                new BundleContainer.Section(ModelBundle.GOLDEN, golden.encode())));
    }
}
