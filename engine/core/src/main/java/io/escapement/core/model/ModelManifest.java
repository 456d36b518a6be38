package io.escapement.core.model;

import io.escapement.core.feature.FeatureLayout;
import io.escapement.core.feature.FeatureSource;
import java.util.Arrays;

/**
 * What a bundle says about its model, read from its {@code manifest.json}.
 *
 * <p>Only what trading needs is kept; metrics, label rules and origins stay in the file for people and tools.
 */
final class ModelManifest {
    private static final int FORMAT = 1;

    final ModelStage stage;
    final int intervalMinutes;
    final String[] symbols;
    final FeatureLayout layout;
    final boolean[] masked;
    final double[] lowest;
    final double[] highest;
    final float thresholdMargin;
    final Calibration calibration;

    private ModelManifest(ModelNode root) {
        final int format = root.get("format").integer();
        if (format != FORMAT) {
            throw new IllegalArgumentException("model manifest has format " + format + ", " + FORMAT + " is handled");
        }
        stage = stage(root.get("stage").text());
        intervalMinutes = root.get("intervalMinutes").integer();
        symbols = root.get("symbols").texts();
        Arrays.sort(symbols);
        if (symbols.length == 0) {
            throw new IllegalArgumentException("model manifest names no symbols");
        }
        final ModelNode encoding = root.get("encoding");
        if (!encoding.get("scaler").text().equals("none")
                || !encoding.get("missing").text().equals("NaN")) {
            throw new IllegalArgumentException(
                    "model manifest wants another encoding than unscaled rows with NaN for missing values");
        }
        final ModelNode features = root.get("features");
        final int count = features.size();
        final String[] names = new String[count];
        final FeatureSource[] sources = new FeatureSource[count];
        masked = new boolean[count];
        lowest = new double[count];
        highest = new double[count];
        for (int i = 0; i < count; i++) {
            final ModelNode feature = features.get(i);
            names[i] = feature.get("name").text();
            sources[i] = source(feature.get("source").text());
            masked[i] = feature.get("masked").flag();
            final boolean ranged = feature.has("min");
            lowest[i] = ranged ? feature.get("min").number() : Double.NaN;
            highest[i] = ranged ? feature.get("max").number() : Double.NaN;
        }
        layout = new FeatureLayout(names, sources);
        if (layout.hash() != hash(root.get("featureLayoutHash").text())) {
            throw new IllegalArgumentException("model manifest's featureLayoutHash isn't that of its features");
        }
        thresholdMargin = root.get("threshold").get("margin").single();
        if (Float.isNaN(thresholdMargin)) {
            throw new IllegalArgumentException("model manifest's threshold is not a number");
        }
        final ModelNode points = root.get("calibration");
        calibration = new Calibration(
                points.get("margins").singles(), points.get("probabilities").numbers());
    }

    static ModelManifest read(byte[] json) {
        return new ModelManifest(JsonReader.read(json));
    }

    private static ModelStage stage(String name) {
        for (final ModelStage stage : ModelStage.values()) {
            if (stage.name().equals(name)) {
                return stage;
            }
        }
        throw new IllegalArgumentException("model manifest has the unknown stage " + name);
    }

    private static FeatureSource source(String name) {
        for (final FeatureSource source : FeatureSource.values()) {
            if (source.name().equals(name)) {
                return source;
            }
        }
        throw new IllegalArgumentException("model manifest has the unknown feature source " + name);
    }

    private static long hash(String text) {
        if (text.length() != 16) {
            throw new IllegalArgumentException("model manifest's featureLayoutHash is not 16 hexadecimal digits");
        }
        try {
            return Long.parseUnsignedLong(text, 16);
        } catch (final NumberFormatException e) {
            throw new IllegalArgumentException("model manifest's featureLayoutHash is not 16 hexadecimal digits", e);
        }
    }
}
