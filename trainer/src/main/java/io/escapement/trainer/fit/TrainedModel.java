package io.escapement.trainer.fit;

import io.escapement.core.model.SymbolEncoding;
import io.escapement.trainer.dataset.Dataset;
import java.util.List;

/**
 * A model ready to judge: parts fitted on one stretch of time, calibrated and given thresholds on the next.
 *
 * <p>Calibration and thresholds read the same rows, but not each other: a threshold is a margin, and what the rows earned
 * decides about it, not what the calibration calls them.
 */
public final class TrainedModel implements AutoCloseable {
    /** Rows a calibrated probability must rest on, as a share of the validation rows, and at least. */
    private static final double POOL_SHARE = 0.05;

    private static final int POOL_MIN = 10;

    private final FittedEnsemble fitted;
    private final Dataset train;
    private final Dataset validation;
    private final List<String> strategies;
    private final IsotonicRegression.Points calibration;
    private final Thresholds thresholds;

    private TrainedModel(FittedEnsemble fitted, Dataset train, Dataset validation, List<String> strategies) {
        this.fitted = fitted;
        this.train = train;
        this.validation = validation;
        this.strategies = strategies;
        final float[] margins = fitted.margins(validation.rows());
        calibration = calibrate(margins);
        thresholds = Thresholds.choose(validation, margins, train, strategies);
    }

    /**
     * Fits, calibrates and chooses.
     *
     * @param train encoded rows to fit on
     * @param validation encoded rows to calibrate and choose thresholds on
     * @param settings of the parts
     * @param embargoMs between the rows trees are grown on and those they are stopped on
     * @param strategies names, in the order of the samples' strategy indices
     * @param columns of a row before symbols are encoded
     * @return to be closed
     */
    public static TrainedModel train(
            Dataset train,
            Dataset validation,
            FitSettings settings,
            long embargoMs,
            List<String> strategies,
            int columns) {
        final FittedEnsemble fitted = FittedEnsemble.fit(
                train, settings, embargoMs, settings.encoding() == SymbolEncoding.INDEX ? columns : Integer.MAX_VALUE);
        try {
            return new TrainedModel(fitted, train, validation, strategies);
        } catch (final RuntimeException e) {
            fitted.close();
            throw e;
        }
    }

    FittedEnsemble fitted() {
        return fitted;
    }

    /**
     * Trees grown.
     *
     * @return at least 1
     */
    public int rounds() {
        return fitted.rounds();
    }

    IsotonicRegression.Points calibration() {
        return calibration;
    }

    Thresholds thresholds() {
        return thresholds;
    }

    /**
     * Judges rows.
     *
     * @param data encoded
     * @return of all parts together
     */
    public Judgement judge(Dataset data) {
        return Judgement.of(data, fitted.margins(data.rows()), calibration.calibration(), thresholds);
    }

    /**
     * Judges rows by one part alone, as if it were the whole model: with a calibration and thresholds of its own.
     *
     * @param part that there is
     * @param data encoded
     * @return of that part
     */
    public Judgement judge(FittedEnsemble.Part part, Dataset data) {
        final float[] margins = fitted.margins(part, validation.rows());
        return Judgement.of(
                data,
                fitted.margins(part, data.rows()),
                calibrate(margins).calibration(),
                Thresholds.choose(validation, margins, train, strategies));
    }

    private IsotonicRegression.Points calibrate(float[] margins) {
        final int pool = Math.max(POOL_MIN, (int) (POOL_SHARE * validation.size()));
        return IsotonicRegression.fit(margins, validation.won(), LearningWeights.of(validation, 1), pool);
    }

    @Override
    public void close() {
        fitted.close();
    }
}
