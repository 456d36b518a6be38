package io.escapement.core.model;

/**
 * Reads the file XGBoost's {@code save_model} writes, binary (UBJ) or JSON, into a {@link TreeEnsemble}.
 *
 * <p>Taken: gradient-boosted trees and random forests ({@code gbtree}, one or several trees a round) for {@code
 * binary:logistic} with one output, numerical splits, of the XGBoost versions whose files mean the same: a forest's leaves
 * are divided by its number of trees in the file already, so both are plain sums. Everything else is refused: a model read wrongly would still give numbers.
 */
final class XgboostModelReader {
    /** From 3.1 on the base score is a list; what later versions change is unknown. */
    private static final int MAJOR_MIN = 2;

    private static final int MAJOR_MAX = 3;

    private XgboostModelReader() {}

    /**
     * Reads a model.
     *
     * @param file as saved
     * @return its trees
     * @throws IllegalArgumentException saying in one line why the model isn't handled
     */
    static TreeEnsemble read(byte[] file) {
        if (file.length < 2) {
            throw new IllegalArgumentException("model file is empty");
        }
        // Both notations begin with a brace; UBJ continues with the type of the first name's length.
        final boolean binary = file[0] == '{' && (file[1] == 'L' || file[1] == 'i' || file[1] == 'U' || file[1] == 'l');
        return ensemble(binary ? UbjReader.read(file) : JsonReader.read(file));
    }

    private static TreeEnsemble ensemble(ModelNode root) {
        final int major = root.get("version").integers()[0];
        if (major < MAJOR_MIN || major > MAJOR_MAX) {
            throw new IllegalArgumentException("model was written by XGBoost " + major + ", versions " + MAJOR_MIN
                    + " and " + MAJOR_MAX + " are handled");
        }
        final ModelNode learner = root.get("learner");
        expect(learner.get("objective").get("name").text(), "binary:logistic", "objective");
        final ModelNode booster = learner.get("gradient_booster");
        expect(booster.get("name").text(), "gbtree", "booster");
        final ModelNode parameters = learner.get("learner_model_param");
        if (whole(parameters.get("num_class").text()) > 1) {
            throw new IllegalArgumentException("model has several classes, one output is handled");
        }
        if (parameters.has("num_target") && whole(parameters.get("num_target").text()) != 1) {
            throw new IllegalArgumentException("model has several targets, one output is handled");
        }
        final int features = whole(parameters.get("num_feature").text());
        if (features < 1 || features > Short.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "model has " + features + " features, 1 to " + Short.MAX_VALUE + " are handled");
        }
        final ModelNode forest = booster.get("model");
        final ModelNode trees = forest.get("trees");
        final ModelNode counts = forest.get("gbtree_model_param");
        if (whole(counts.get("num_trees").text()) != trees.size()) {
            throw new IllegalArgumentException(
                    "model names " + counts.get("num_trees").text() + " trees and holds " + trees.size());
        }
        return new TreeAssembly(features, trees)
                .ensemble(baseMargin(parameters.get("base_score").text()));
    }

    /**
     * The logit of the base score, in float32 as XGBoost computes it.
     *
     * @param text a probability, from 3.1 on in brackets
     */
    private static float baseMargin(String text) {
        final boolean list = text.startsWith("[") && text.endsWith("]");
        final float probability = single(list ? text.substring(1, text.length() - 1) : text);
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("model's base_score " + text + " is not between 0 and 1");
        }
        final float odds = 1.0f / probability - 1.0f;
        if (!(odds >= Float.MIN_NORMAL && odds < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("model's base_score " + text + " is too near 0 or 1");
        }
        return -SingleLog.log(odds);
    }

    private static void expect(String found, String handled, String what) {
        if (!found.equals(handled)) {
            throw new IllegalArgumentException("model's " + what + " is " + found + ", " + handled + " is handled");
        }
    }

    private static int whole(String text) {
        try {
            return Integer.parseInt(text);
        } catch (final NumberFormatException e) {
            throw new IllegalArgumentException("model has '" + text + "' where a whole number belongs", e);
        }
    }

    private static float single(String text) {
        try {
            return Float.parseFloat(text);
        } catch (final NumberFormatException e) {
            throw new IllegalArgumentException("model's base_score '" + text + "' is not a number", e);
        }
    }
}
