package io.escapement.trainer.walk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.dataset.Dataset;
import io.escapement.trainer.dataset.DatasetRequest;
import io.escapement.trainer.dataset.DatasetSource;
import io.escapement.trainer.dataset.LabelledData;
import io.escapement.trainer.fit.FitSettings;
import io.escapement.trainer.fit.FittedEnsemble;
import io.escapement.trainer.fit.RowsHash;
import io.escapement.trainer.fit.SymbolColumns;
import io.escapement.trainer.fit.TimeSplit;
import io.escapement.trainer.fit.TrainedModel;
import io.escapement.trainer.task.Progress;
import io.escapement.trainer.task.Task;

/**
 * One fold or one run of a control: a model fitted on one stretch of time and judged on a later one. Its payload names
 * history and rows with their hashes, so that a worker with other data, or other code, refuses; equal payloads give equal
 * results everywhere.
 */
public final class FoldTask implements Task {
    /** Its name in a queue. */
    public static final String KIND = "fold";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Rows made last; folds of one fit share them. */
    private String cachedKey;

    private LabelledData cached;
    private String cachedSha256;

    /**
     * What to do.
     *
     * @param rows the history, with its hash, and what is made of it
     * @param rowsSha256 of what must come of it
     * @param model what is fitted
     * @param embargoMs between stretches
     * @param span times of the stretches
     * @param control what is taken away before
     * @param run of the control, from 1
     * @param runs of the control
     */
    record Payload(
            DatasetRequest rows,
            String rowsSha256,
            FitSettings model,
            long embargoMs,
            FoldSpan span,
            Control control,
            int run,
            int runs) {
        ObjectNode json() {
            final ObjectNode node = JSON.createObjectNode();
            node.set("rows", rows.json());
            node.put("rowsSha256", rowsSha256);
            node.set("model", JSON.valueToTree(model));
            node.put("embargoMs", embargoMs);
            node.set("span", JSON.valueToTree(span));
            node.put("control", control.name());
            node.put("run", run);
            node.put("runs", runs);
            return node;
        }

        static Payload of(JsonNode node) {
            try {
                return new Payload(
                        DatasetRequest.fromJson(node.path("rows")),
                        node.path("rowsSha256").asText(),
                        JSON.treeToValue(node.path("model"), FitSettings.class),
                        node.path("embargoMs").asLong(),
                        JSON.treeToValue(node.path("span"), FoldSpan.class),
                        Control.valueOf(node.path("control").asText()),
                        node.path("run").asInt(),
                        node.path("runs").asInt());
            } catch (final JsonProcessingException | IllegalArgumentException e) {
                throw new TrainerException(
                        "fold can't be read: "
                                + String.valueOf(e.getMessage())
                                        .lines()
                                        .findFirst()
                                        .orElse(""),
                        e);
            }
        }
    }

    /** No rows yet. */
    public FoldTask() {}

    /**
     * Rows that are there already.
     *
     * @param request they were made by
     * @param rows made
     * @param sha256 of the rows
     */
    FoldTask(DatasetRequest request, LabelledData rows, String sha256) {
        cachedSha256 = sha256;
        cachedKey = request.json().toString();
        cached = rows;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public JsonNode run(JsonNode json, Progress progress) {
        final Payload payload = Payload.of(json);
        if (payload.rows.sha256() == null) {
            throw new TrainerException("fold names no hash of its history: it could mean any");
        }
        final LabelledData rows = rows(payload, progress);
        progress.checkCancelled();
        final Dataset data = payload.control.apply(rows.rows(), payload.run, payload.runs);
        final int columns = data.rows()[0].length;
        final FitSettings model = payload.model;
        final TimeSplit split = payload.span.split(
                SymbolColumns.encode(data, model.encoding(), rows.symbols().size()), payload.embargoMs);
        try (TrainedModel trained = TrainedModel.train(
                split.train(), split.validation(), model, payload.embargoMs, rows.strategies(), columns)) {
            final ObjectNode result = JSON.createObjectNode();
            result.put("train", split.train().size());
            result.put("validation", split.validation().size());
            result.put("rounds", trained.rounds());
            result.put("baseRate", baseRate(split.train()));
            result.set("model", JudgementJson.write(trained.judge(split.test())));
            if (model.treesWeight() < 1) {
                result.set("logistic", JudgementJson.write(trained.judge(FittedEnsemble.Part.LOGISTIC, split.test())));
            }
            return result;
        }
    }

    /** Share of wins among what was proposed, weighted as the scores are: the best that a number without skill can say. */
    static double baseRate(Dataset train) {
        double weight = 0;
        double wins = 0;
        for (final Dataset.Sample sample : train.samples()) {
            weight += sample.proposed() ? sample.weight() : 0;
            wins += sample.proposed() && sample.won() ? sample.weight() : 0;
        }
        return wins / weight;
    }

    /** One at a time: several folds of one fit would make the same rows. */
    private synchronized LabelledData rows(Payload payload, Progress progress) {
        final String key = payload.rows.json().toString();
        if (!key.equals(cachedKey) || !payload.rowsSha256.equals(cachedSha256)) {
            cached = DatasetSource.load(payload.rows, progress);
            cachedSha256 = RowsHash.of(cached.rows());
            cachedKey = key;
        }
        if (!payload.rowsSha256.equals(cachedSha256)) {
            throw new TrainerException(
                    "the rows made of " + payload.rows.data() + " are not those asked for: their hash is "
                            + cachedSha256 + " and should be " + payload.rowsSha256
                            + "; another build made them, or a journal among them has grown");
        }
        return cached;
    }
}
