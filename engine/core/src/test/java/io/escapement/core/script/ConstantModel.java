package io.escapement.core.script;

import io.escapement.core.feature.Feature;
import io.escapement.core.feature.FeatureLayout;
import io.escapement.core.model.BundleContainer;
import io.escapement.core.model.GoldenVectors;
import io.escapement.core.model.ModelBundle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A bundle whose model says the same of every signal: margin 1, probability 0.75; a margin from -1 on gives 0.25 and more. */
public final class ConstantModel {
    private final String stage;
    private final List<Feature> seen = new ArrayList<>();
    private final List<String> strategies = new ArrayList<>();
    private double threshold;
    private int holdMinutes;

    private ConstantModel(String stage) {
        this.stage = stage;
    }

    public static ModelBundle covering(String stage, double thresholdMargin, String... symbols) {
        return of(stage).threshold(thresholdMargin).covering(symbols);
    }

    /** One that saw a feature in training, in every row, between -1 and 1. */
    public static ModelBundle covering(String stage, double thresholdMargin, Feature seen, String... symbols) {
        return of(stage).threshold(thresholdMargin).seeing(seen).covering(symbols);
    }

    /** A model that saw no feature, with a threshold of 0 and a hold that nobody measured. */
    public static ConstantModel of(String stage) {
        return new ConstantModel(stage);
    }

    /** Its training saw these features, in every row, between -1 and 1. */
    public ConstantModel seeing(Feature... features) {
        seen.addAll(List.of(features));
        return this;
    }

    /** Least margin of strategies that are not named. */
    public ConstantModel threshold(double margin) {
        threshold = margin;
        return this;
    }

    /** Usual hold of strategies that are not named. */
    public ConstantModel holding(int minutes) {
        holdMinutes = minutes;
        return this;
    }

    /** A strategy's own. */
    public ConstantModel strategy(String name, double margin, int minutes) {
        strategies.add("{\"name\":\"" + name + "\",\"margin\":" + margin + ",\"holdMinutes\":" + minutes + "}");
        return this;
    }

    public ModelBundle covering(String... symbols) {
        final FeatureLayout layout = FeatureLayout.standard();
        final String manifest = "{\"format\":2,\"stage\":\"" + stage + "\",\"intervalMinutes\":15,\"symbols\":[\""
                + String.join("\",\"", symbols) + "\"],\"featureLayoutHash\":\""
                + String.format("%016x", layout.hash())
                + "\",\"encoding\":{\"missing\":\"NaN\",\"symbols\":\"NONE\"},\"ensemble\":{\"trees\":1,\"forest\":0,\"logistic\":0},\"features\":["
                + masked(layout)
                + "],\"thresholds\":{\"margin\":" + threshold
                + ",\"holdMinutes\":" + holdMinutes + ",\"strategies\":[" + String.join(",", strategies)
                + "]},\"calibration\":{\"margins\":[-1,1],\"probabilities\":[0.25,0.75]}}";
        final String model = """
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
        final float[][] rows = {new float[layout.size()]};
        return ModelBundle.read(BundleContainer.write(List.of(
                new BundleContainer.Section(ModelBundle.MANIFEST, bytes(manifest)),
                new BundleContainer.Section(ModelBundle.TREES, bytes(model)),
                new BundleContainer.Section(
                        ModelBundle.GOLDEN,
                        new GoldenVectors(
                                        rows, List.of(new GoldenVectors.Expected(1f, Float.NaN, 1f, Double.NaN, 0.75)))
                                .encode()))));
    }

    private String masked(FeatureLayout layout) {
        final StringBuilder features = new StringBuilder();
        for (int i = 0; i < layout.size(); i++) {
            final boolean masked = !seen.contains(Feature.values()[i]);
            features.append(i == 0 ? "" : ",")
                    .append("{\"name\":\"")
                    .append(layout.name(i))
                    .append("\",\"source\":\"")
                    .append(layout.source(i))
                    .append("\",\"masked\":")
                    .append(masked)
                    .append(masked ? ",\"missing\":1}" : ",\"missing\":0,\"min\":-1,\"max\":1}");
        }
        return features.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
