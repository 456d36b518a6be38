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
    private static final int FORMAT = 2;

    final ModelStage stage;
    final int intervalMinutes;
    /** In the order of their codes. */
    final String[] symbols;

    final SymbolEncoding encoding;
    final FeatureLayout layout;
    final boolean[] masked;
    /** Missing at least once in training: may be missing in trading. */
    final boolean[] mayMiss;

    final float[] lowest;
    final float[] highest;
    final double treesWeight;
    final double forestWeight;
    final double logisticWeight;
    /** Null where the bundle has none. */
    final LogisticModel logistic;

    final StrategyThresholds thresholds;
    final Calibration calibration;

    private ModelManifest(ModelNode root) {
        final int format = root.get("format").integer();
        if (format != FORMAT) {
            throw new IllegalArgumentException("model manifest has format " + format + ", " + FORMAT
                    + " is handled: train it again with ./run.sh train fit");
        }
        stage = stage(root.get("stage").text());
        intervalMinutes = root.get("intervalMinutes").integer();
        symbols = symbols(root.get("symbols").texts());
        final ModelNode rows = root.get("encoding");
        if (!rows.get("missing").text().equals("NaN")) {
            throw new IllegalArgumentException("model manifest wants another mark than NaN for missing values");
        }
        encoding = encoding(rows.get("symbols").text());
        final ModelNode features = root.get("features");
        final int count = features.size();
        final String[] names = new String[count];
        final FeatureSource[] sources = new FeatureSource[count];
        masked = new boolean[count];
        mayMiss = new boolean[count];
        lowest = new float[count];
        highest = new float[count];
        for (int i = 0; i < count; i++) {
            final ModelNode feature = features.get(i);
            names[i] = feature.get("name").text();
            sources[i] = source(feature.get("source").text());
            masked[i] = feature.get("masked").flag();
            mayMiss[i] = feature.get("missing").number() > 0;
            final boolean ranged = feature.has("min");
            lowest[i] = ranged ? feature.get("min").single() : Float.NaN;
            highest[i] = ranged ? feature.get("max").single() : Float.NaN;
        }
        layout = new FeatureLayout(names, sources);
        if (layout.hash() != hash(root.get("featureLayoutHash").text())) {
            throw new IllegalArgumentException("model manifest's featureLayoutHash isn't that of its features");
        }
        final ModelNode ensemble = root.get("ensemble");
        treesWeight = ensemble.get("trees").number();
        forestWeight = ensemble.get("forest").number();
        logisticWeight = ensemble.get("logistic").number();
        logistic = root.has("logistic") ? logistic(root.get("logistic")) : null;
        thresholds = StrategyThresholds.read(root.get("thresholds"));
        final ModelNode points = root.get("calibration");
        calibration = new Calibration(
                points.get("margins").singles(), points.get("probabilities").numbers());
    }

    static ModelManifest read(byte[] json) {
        return new ModelManifest(JsonReader.read(json));
    }

    /** Columns of an encoded row. */
    int columns() {
        return layout.size() + encoding.columns(symbols.length);
    }

    /** Place of a symbol in the list, or {@link SymbolEncoding#UNKNOWN}. */
    int symbolCode(String symbol) {
        for (int i = 0; i < symbols.length; i++) {
            if (symbols[i].equals(symbol)) {
                return i;
            }
        }
        return SymbolEncoding.UNKNOWN;
    }

    private static LogisticModel logistic(ModelNode node) {
        return new LogisticModel(
                node.get("intercept").number(),
                node.get("coefficients").numbers(),
                node.get("means").numbers(),
                node.get("deviations").numbers(),
                node.get("imputed").numbers(),
                node.get("clip").number());
    }

    private static String[] symbols(String[] names) {
        if (names.length == 0) {
            throw new IllegalArgumentException("model manifest names no symbols");
        }
        final String[] sorted = Arrays.copyOf(names, names.length);
        Arrays.sort(sorted);
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i].equals(sorted[i - 1])) {
                throw new IllegalArgumentException("model manifest names " + sorted[i] + " twice");
            }
        }
        return names;
    }

    private static ModelStage stage(String name) {
        for (final ModelStage stage : ModelStage.values()) {
            if (stage.name().equals(name)) {
                return stage;
            }
        }
        throw new IllegalArgumentException("model manifest has the unknown stage " + name);
    }

    private static SymbolEncoding encoding(String name) {
        for (final SymbolEncoding encoding : SymbolEncoding.values()) {
            if (encoding.name().equals(name)) {
                return encoding;
            }
        }
        throw new IllegalArgumentException("model manifest has the unknown symbol encoding " + name);
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
