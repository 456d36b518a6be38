package io.escapement.trainer.search.trial;

import io.escapement.trainer.dataset.Dataset;
import io.escapement.trainer.fit.FitSettings;
import io.escapement.trainer.fit.FittedEnsemble;
import io.escapement.trainer.fit.ThresholdChoice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Before each fold a model is fitted on rows whose result was known by then, a longest hold earlier still: the earlier
 * four fifths, as far as they were known a longest hold before the others, to fit on, the last to choose the threshold on.
 * Of the fold's proposals those above the threshold are traded, one position a symbol.
 */
final class FitEvaluation implements Evaluation {
    private static final int ROWS_MIN = 40;
    private static final double VALIDATION_SHARE = 0.2;

    private final Dataset rows;
    private final FitSettings settings;
    private final int symbols;
    private final long embargoMs;

    FitEvaluation(Dataset rows, FitSettings settings, int symbols, long embargoMs) {
        this.rows = rows;
        this.settings = settings;
        this.symbols = symbols;
        this.embargoMs = embargoMs;
    }

    @Override
    public List<Trade> trades(Fold fold) {
        final long knownToMs = fold.fromMs() - embargoMs;
        final Dataset known = rows.between(Long.MIN_VALUE, knownToMs, true);
        final Dataset test = rows.between(fold.fromMs(), fold.toMs(), true);
        if (known.size() < ROWS_MIN || test.size() == 0) {
            return List.of();
        }
        final long validationFrom = known.samples()
                .get((int) (known.size() * (1 - VALIDATION_SHARE)))
                .timeMs();
        final Dataset train = rows.between(Long.MIN_VALUE, validationFrom - embargoMs, false);
        final Dataset validation = known.between(validationFrom, knownToMs, true);
        if (!canFit(train) || !canFit(validation) || !FittedEnsemble.canFit(train, embargoMs)) {
            return List.of();
        }
        try (FittedEnsemble model = FittedEnsemble.fit(train, settings, embargoMs, Integer.MAX_VALUE)) {
            final float threshold = ThresholdChoice.choose(validation, model.margins(validation.rows()));
            return traded(test, model.margins(test.rows()), threshold, fold);
        }
    }

    private List<Trade> traded(Dataset test, float[] margins, float threshold, Fold fold) {
        final List<List<Trade>> above = new ArrayList<>();
        for (int i = 0; i < symbols; i++) {
            above.add(new ArrayList<>());
        }
        for (int i = 0; i < margins.length; i++) {
            final Dataset.Sample sample = test.samples().get(i);
            if (margins[i] >= threshold) {
                above.get(sample.instrument())
                        .add(new Trade(sample.timeMs(), sample.exitTimeMs(), sample.instrument(), sample.netReturn()));
            }
        }
        final List<Trade> made = new ArrayList<>();
        above.forEach(trades -> made.addAll(OnePosition.of(trades, fold.toMs())));
        made.sort(Comparator.comparingLong(Trade::decidedMs).thenComparingInt(Trade::symbol));
        return made;
    }

    /** A model can be learnt from enough rows of both classes only; without one nothing is traded. */
    private static boolean canFit(Dataset part) {
        return part.size() >= ROWS_MIN / 2 && part.wins() > 0 && part.wins() < part.size();
    }
}
