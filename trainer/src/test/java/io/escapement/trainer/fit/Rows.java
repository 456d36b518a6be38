package io.escapement.trainer.fit;

import io.escapement.core.feature.FeatureLayout;
import io.escapement.core.feature.FeatureSource;
import io.escapement.trainer.dataset.Dataset;
import io.escapement.trainer.dataset.RowKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Data for fits. */
final class Rows {
    static final FeatureLayout LAYOUT = new FeatureLayout(
            new String[] {"signal", "noise", "gaps", "blank"},
            new FeatureSource[] {FeatureSource.BARS, FeatureSource.BARS, FeatureSource.BARS, FeatureSource.BOOK});

    private static final long STEP_MS = 60_000;

    private Rows() {}

    /** One row a minute; the first feature decides 4 of 5 labels, a win makes 1 %, a loss costs 1 %. */
    static Dataset planted(long seed, int count) {
        final Random random = new Random(seed);
        final float[][] rows = new float[count][];
        final List<Dataset.Sample> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            final float signal = (float) random.nextGaussian();
            final float gaps = random.nextInt(3) == 0 ? Float.NaN : random.nextFloat();
            rows[i] = new float[] {signal, (float) random.nextGaussian(), gaps, Float.NaN};
            final boolean won = random.nextInt(5) == 0 ? random.nextBoolean() : signal > 0.25f;
            samples.add(sample(i, won));
        }
        return new Dataset(rows, samples);
    }

    static Dataset labelled(float[] margins, boolean... won) {
        final float[][] rows = new float[margins.length][];
        final List<Dataset.Sample> samples = new ArrayList<>();
        for (int i = 0; i < margins.length; i++) {
            rows[i] = new float[] {margins[i]};
            samples.add(sample(i, won[i]));
        }
        return new Dataset(rows, samples);
    }

    static Dataset.Sample sample(int index, boolean won) {
        return new Dataset.Sample(
                RowKind.PROPOSAL,
                index * STEP_MS,
                index % 2,
                0,
                1,
                won,
                won ? 0.01 : -0.01,
                index * STEP_MS + STEP_MS / 2,
                1);
    }
}
