package io.escapement.trainer.walk;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.trainer.dataset.Dataset;
import io.escapement.trainer.fit.Judgement;
import io.escapement.trainer.task.Progress;
import io.escapement.trainer.task.TaskRunner;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges a recipe on many stretches of time, one after the other, each by a model that knows only what came an embargo
 * before it. Folds are tasks, so that others can do them.
 */
final class WalkForward {
    private final FoldData data;
    private final TaskRunner runner;

    WalkForward(FoldData data, TaskRunner runner) {
        this.data = data;
        this.runner = runner;
    }

    /**
     * Walks.
     *
     * @param settings how many folds
     * @param progress told of each
     * @return what every fold said
     */
    WalkResult run(WalkSettings settings, Progress progress) {
        final List<FoldSpan> spans = FoldSpan.of(data.rows(), settings);
        final List<JsonNode> payloads = new ArrayList<>();
        for (final FoldSpan span : spans) {
            payloads.add(data.payload(span, Control.NONE, 0, 0));
        }
        final List<JsonNode> results = runner.runAll(FoldTask.KIND, payloads, progress);
        final List<WalkResult.Fold> folds = new ArrayList<>();
        for (int k = 0; k < spans.size(); k++) {
            final JsonNode result = results.get(k);
            final Dataset test =
                    spans.get(k).split(data.rows(), data.embargoMs()).test();
            final Judgement model = JudgementJson.read(result.path("model"), test);
            folds.add(new WalkResult.Fold(
                    result.path("train").asInt(),
                    result.path("validation").asInt(),
                    result.path("rounds").asInt(),
                    result.path("baseRate").asDouble(),
                    test,
                    model,
                    result.has("logistic") ? JudgementJson.read(result.path("logistic"), test) : model));
        }
        return new WalkResult(settings.window(), data.symbols(), folds);
    }
}
