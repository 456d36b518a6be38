package io.escapement.trainer.update;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.history.FetchRequest;
import io.escapement.trainer.history.QualityCheck;
import io.escapement.trainer.task.RequestJson;
import io.escapement.trainer.walk.FitRequest;
import java.util.List;

/**
 * What to keep up to date, as a timer, a queue or a person asks for it; JSON in and out, a field that is left out has its
 * default.
 *
 * @param url REST address of the venue
 * @param intervals of the bars to fetch, minutes
 * @param days of history wanted; less is taken where there is less
 * @param minDays of 15 minute bars a symbol needs to be trained on
 * @param minCoverage percent of its bars there should be
 * @param journals of trading processes, whose training requests are answered
 * @param retrainDays age of the newest model's last signal at which it is made anew; 0: never for its age
 * @param fit the folder of the history, the registry, symbols to have beside those of the newest model, and the recipe of the
 *     first model; later ones take the recipe of the newest
 */
public record UpdateRequest(
        String url,
        List<Integer> intervals,
        int days,
        double minDays,
        double minCoverage,
        List<String> journals,
        int retrainDays,
        FitRequest fit) {
    private static final int RETRAIN_DAYS = 7;

    /** Copies what could change, and refuses what can't be. */
    public UpdateRequest {
        intervals = List.copyOf(intervals);
        journals = List.copyOf(journals);
        if (retrainDays < 0) {
            throw new TrainerException("retrainDays is " + retrainDays + ", 0 (never) or more is needed");
        }
    }

    /**
     * The defaults.
     *
     * @param url REST address of the venue
     * @param fit folder of the history, registry, symbols
     * @return two years of 3 and 15 minutes, retrained after a week, no journals
     */
    public static UpdateRequest of(String url, FitRequest fit) {
        return new UpdateRequest(
                url,
                List.of(3, 15),
                FetchRequest.DAYS,
                QualityCheck.Demands.STANDARD.minDays(),
                QualityCheck.Demands.STANDARD.minCoverage(),
                List.of(),
                RETRAIN_DAYS,
                fit);
    }

    /**
     * Reads a request.
     *
     * @param json with {@code url} and {@code fit} with {@code data} and {@code registry}, and any other field that
     *     differs from the defaults
     * @return the request
     * @throws TrainerException naming the field that is missing, unknown or can't be
     */
    public static UpdateRequest fromJson(JsonNode json) {
        final FitRequest fit = FitRequest.fromJson(json.path("fit"));
        final UpdateRequest request = RequestJson.read("update request", of("", fit), json);
        if (request.url.isBlank() || request.fit.registry() == null || request.fit.extend() != null) {
            throw new TrainerException("update request: 'url' and 'fit.registry' are needed, 'fit.extend' is not: the"
                    + " newest model is extended");
        }
        return request;
    }

    /**
     * This request with every field.
     *
     * @return what {@link #fromJson} reads back
     */
    public ObjectNode toJson() {
        return RequestJson.write(this);
    }
}
