package io.escapement.trainer.backtest;

import io.escapement.core.feature.FeatureLayout;
import io.escapement.trainer.backtest.result.ModelInsight;
import io.escapement.trainer.backtest.result.ModelInsight.FeatureLine;
import io.escapement.trainer.backtest.result.ModelInsight.FeatureSamples;
import io.escapement.trainer.fit.TreeExplanation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Which features a model's trees went by in a run. */
final class InsightPart {
    /** Rows that are explained at most; more change a mean by nothing that is seen. */
    private static final int ROWS_MAX = 4_000;

    private static final int SAMPLES = 250;
    private static final int SAMPLED_FEATURES = 15;
    private static final int RANKS = 100;

    private InsightPart() {}

    static ModelInsight of(BacktestModel model, RunRecord record) {
        final List<RunRecord.Row> rows = record.rows();
        final List<String> names = names(model);
        try (TreeExplanation trees = TreeExplanation.read(model.trees())) {
            final double[] gains = trees.gains(names.size());
            if (rows.isEmpty()) {
                return new ModelInsight(model.treesWeight(), 0, 0, Double.NaN, lines(names, gains, null), List.of());
            }
            final float[][] explained = new float[Math.min(ROWS_MAX, rows.size())][];
            for (int i = 0; i < explained.length; i++) {
                final RunRecord.Row row = rows.get((int) ((long) i * rows.size() / explained.length));
                explained[i] = model.row(row.features(), record.symbol(row.instrumentId()));
            }
            final float[][] shap = trees.contributions(explained);
            final List<FeatureLine> lines = lines(names, gains, shap);
            return new ModelInsight(
                    model.treesWeight(),
                    rows.size(),
                    explained.length,
                    shap[0][names.size()],
                    lines,
                    samples(lines, names, explained, shap));
        }
    }

    private static List<String> names(BacktestModel model) {
        final FeatureLayout layout = FeatureLayout.standard();
        final List<String> names = new ArrayList<>();
        for (int i = 0; i < layout.size(); i++) {
            names.add(layout.name(i));
        }
        names.addAll(model.symbolColumns());
        return names;
    }

    private static List<FeatureLine> lines(List<String> names, double[] gains, float[][] shap) {
        final List<FeatureLine> lines = new ArrayList<>();
        for (int c = 0; c < gains.length; c++) {
            double sum = 0;
            for (int i = 0; shap != null && i < shap.length; i++) {
                sum += Math.abs(shap[i][c]);
            }
            if (gains[c] > 0 || sum > 0) {
                lines.add(new FeatureLine(names.get(c), gains[c], shap == null ? Double.NaN : sum / shap.length));
            }
        }
        lines.sort(Comparator.comparingDouble((FeatureLine line) -> Double.isNaN(line.shap()) ? 0 : -line.shap())
                .thenComparing(Comparator.comparingDouble((FeatureLine line) -> -line.gain())));
        return lines;
    }

    private static List<FeatureSamples> samples(
            List<FeatureLine> lines, List<String> names, float[][] rows, float[][] shap) {
        final int count = Math.min(SAMPLES, rows.length);
        final List<FeatureSamples> all = new ArrayList<>();
        for (final FeatureLine line : lines.subList(0, Math.min(SAMPLED_FEATURES, lines.size()))) {
            final int column = names.indexOf(line.name());
            final float[] sorted = sorted(rows, column);
            final List<Double> values = new ArrayList<>();
            final List<Integer> ranks = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                final int row = (int) ((long) i * rows.length / count);
                values.add((double) Math.round(shap[row][column] * 1e4) / 1e4);
                ranks.add(rank(sorted, rows[row][column]));
            }
            all.add(new FeatureSamples(line.name(), values, ranks));
        }
        return all;
    }

    private static float[] sorted(float[][] rows, int column) {
        final float[] values = new float[rows.length];
        int count = 0;
        for (final float[] row : rows) {
            if (!Float.isNaN(row[column])) {
                values[count++] = row[column];
            }
        }
        final float[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return sorted;
    }

    /** Share of the values below, of 100; −1 for a missing one. */
    private static int rank(float[] sorted, float value) {
        if (Float.isNaN(value)) {
            return -1;
        }
        int below = 0;
        int above = sorted.length;
        while (below < above) {
            final int middle = (below + above) >>> 1;
            if (sorted[middle] < value) {
                below = middle + 1;
            } else {
                above = middle;
            }
        }
        return sorted.length < 2 ? 0 : Math.min(RANKS, below * RANKS / (sorted.length - 1));
    }
}
