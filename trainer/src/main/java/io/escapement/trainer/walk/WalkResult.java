package io.escapement.trainer.walk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.trainer.dataset.Dataset;
import io.escapement.trainer.fit.Judgement;
import io.escapement.trainer.fit.TradeSharpe;
import java.util.List;
import java.util.function.Function;

/**
 * What every fold said of its own stretch of time.
 *
 * @param window what they learned from
 * @param symbols in the order of the samples' indices
 * @param folds one after the other in time
 */
record WalkResult(Window window, List<String> symbols, List<Fold> folds) {
    /**
     * One fold.
     *
     * @param train rows learned from
     * @param validation rows calibrated on
     * @param rounds trees grown
     * @param baseRate share of wins, weighted, among the proposals learned from
     * @param test rows judged
     * @param model what the whole said
     * @param logistic what the regression alone said; the whole where there is none
     */
    record Fold(
            int train, int validation, int rounds, double baseRate, Dataset test, Judgement model, Judgement logistic) {
        /** Knows the share of wins so far, trades everything. */
        Judgement always() {
            return Judgement.constant(test, baseRate, true);
        }

        /** Knows the share of wins so far, trades nothing. */
        Judgement never() {
            return Judgement.constant(test, baseRate, false);
        }
    }

    /**
     * For the manifest.
     *
     * @param trials variants tried until this one
     * @return {@code window}, {@code folds}, all of them {@code pooled}, {@code baselines}, {@code symbols}, {@code
     *     sharpe}
     */
    ObjectNode json(int trials) {
        final ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("window", window.name());
        final ArrayNode list = json.putArray("folds");
        for (final Fold fold : folds) {
            final List<Dataset.Sample> samples = fold.test.samples();
            final ObjectNode node = list.addObject();
            node.put("fromMs", samples.get(0).timeMs());
            node.put("toMs", samples.get(samples.size() - 1).timeMs());
            node.put("train", fold.train);
            node.put("validation", fold.validation);
            node.put("rounds", fold.rounds);
            node.set("model", fold.model.scores().json());
            node.set("logistic", fold.logistic.scores().json());
        }
        final Judgement pooled = pooled(Fold::model);
        json.set("pooled", pooled.scores().json());
        final ObjectNode baselines = json.putObject("baselines");
        baselines.set("logistic", pooled(Fold::logistic).scores().json());
        baselines.set("always", pooled(Fold::always).scores().json());
        baselines.set("never", pooled(Fold::never).scores().json());
        final ObjectNode bySymbol = json.putObject("symbols");
        for (int i = 0; i < symbols.size(); i++) {
            final int symbol = i;
            bySymbol.set(
                    symbols.get(i),
                    pooled.where(sample -> sample.instrument() == symbol)
                            .scores()
                            .json());
        }
        json.set("sharpe", TradeSharpe.of(pooled, trials).json());
        return json;
    }

    private Judgement pooled(Function<Fold, Judgement> of) {
        return Judgement.join(folds.stream().map(of).toList());
    }
}
