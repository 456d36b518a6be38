package io.escapement.trainer.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.model.ModelStage;
import io.escapement.trainer.search.trial.Fold;
import io.escapement.trainer.search.trial.TrialResult;
import io.escapement.trainer.search.trial.TrialTask;
import io.escapement.trainer.task.Progress;
import io.escapement.trainer.task.TaskRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** The end of a search: the best on time held out, beside the configuration as it was; what of it may be luck; storing it. */
final class Conclusion {
    private final SearchPlan plan;
    private final TaskRunner runner;
    private final ConfigurationStore configurations;

    Conclusion(SearchPlan plan, TaskRunner runner, ConfigurationStore configurations) {
        this.plan = plan;
        this.runner = runner;
        this.configurations = configurations;
    }

    /** Judges, and stores the best if there is one. */
    SearchResult draw(List<Trial> trials, String ended, Progress progress) {
        final Trial best = best(trials);
        final SortedMap<String, String> unvaried = new TreeMap<>();
        final List<ObjectNode> payloads = new ArrayList<>();
        payloads.add(payload(unvaried, plan.folds()));
        payloads.add(payload(unvaried, List.of(plan.heldOut())));
        if (best != null) {
            payloads.add(payload(best.point(), List.of(plan.heldOut())));
        }
        final List<JsonNode> results = runner.runAll(TrialTask.KIND, payloads, progress.part(0.95, 1));
        final TrialResult held = best == null ? null : TrialResult.of(results.get(2));
        final Verdict verdict = best == null ? null : Verdict.of(trials, best.result(), held);
        return new SearchResult(
                plan.history().symbols(),
                plan.history().primaryBars(),
                plan.barTrials(trials),
                ended,
                List.copyOf(trials),
                best,
                held,
                TrialResult.of(results.get(0)),
                TrialResult.of(results.get(1)),
                verdict,
                Importance.of(plan.space(), trials),
                best == null ? null : configurations.upsert(configuration(best, held, verdict)));
    }

    private ObjectNode payload(SortedMap<String, String> point, List<Fold> folds) {
        return plan.spec(point, folds, MedianRule.none(folds.size())).toJson();
    }

    /** The largest score, the first of equals; null if none is eligible. */
    private static Trial best(List<Trial> trials) {
        Trial best = null;
        for (final Trial trial : trials) {
            if (trial.isEligible()
                    && (best == null || trial.result().score() > best.result().score())) {
                best = trial;
            }
        }
        return best;
    }

    private StoredConfiguration configuration(Trial best, TrialResult held, Verdict verdict) {
        final CoreConfiguration configuration = plan.configuration(best.point());
        final SortedMap<String, String> evidence = new TreeMap<>();
        evidence.put("judged.by", plan.kind().name());
        evidence.put("objective", plan.settings().objective().name());
        evidence.put("method", plan.settings().method().name());
        evidence.put("seed", Long.toString(plan.settings().seed()));
        evidence.put("trials", Integer.toString(verdict.trials()));
        evidence.put("trial", Integer.toString(best.number()));
        evidence.put("score", number(best.result().score()));
        evidence.put("trades", Integer.toString(best.result().trades()));
        evidence.put("net", number(best.result().net()));
        evidence.put("heldOut.score", number(held.score()));
        evidence.put("heldOut.trades", Integer.toString(held.trades()));
        evidence.put("heldOut.net", number(held.net()));
        evidence.put("sharpe.probabilistic", number(verdict.probabilistic()));
        evidence.put("sharpe.deflated", number(verdict.deflated()));
        evidence.put("history.sha256", plan.history().sha256());
        evidence.put("history.fromMs", Long.toString(plan.history().fromMs()));
        evidence.put("history.toMs", Long.toString(plan.history().toMs()));
        return new StoredConfiguration(
                SearchPlan.strategies(configuration),
                plan.history().symbols(),
                1,
                ModelStage.RESEARCH,
                verdict.confidence(),
                StoredConfiguration.changes(configuration),
                plan.fit(best.point()),
                evidence);
    }

    private static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.6f", value) : "none";
    }
}
