package io.escapement.trainer.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.task.Progress;
import io.escapement.trainer.task.RequestJson;
import io.escapement.trainer.task.Task;
import java.nio.file.Path;

/**
 * A whole search as a piece of work: payload {@code {"folder": …, "data": …, "vary": […], …}}, {@code folder} for where its
 * trials are kept and the fields of {@link SearchSettings}, those left out as {@link SearchSettings#DEFAULTS} has them. A folder that holds the search already is gone on with, so a search whose worker died
 * continues where it was. Its trials are pieces of work of their own.
 */
public final class SearchTask implements Task {
    /** Kind of these tasks. */
    public static final String KIND = "search";

    private static final String FOLDER = "folder";
    private static final String DATA = "data";

    private final Search search;

    /**
     * Searches as pieces of work.
     *
     * @param search with the runner of its trials
     */
    public SearchTask(Search search) {
        this.search = search;
    }

    /**
     * Refuses a payload that can't be meant.
     *
     * @param payload of a search
     * @throws TrainerException naming what is missing or wrong
     */
    public static void check(JsonNode payload) {
        if (!payload.path(FOLDER).isTextual()) {
            throw new TrainerException("search request: 'folder' is missing, where its trials are kept");
        }
        if (!payload.path(DATA).isTextual()) {
            throw new TrainerException("search request: 'data' is missing, the folder of the history");
        }
        final SearchSettings settings = settings(payload);
        if (settings.vary().isEmpty()) {
            throw new TrainerException(
                    "search request: 'vary' is missing, what to choose, such as [\"strategy.trend.*\"]");
        }
        SearchPlan.check(settings);
    }

    private static SearchSettings settings(JsonNode payload) {
        final ObjectNode fields = payload.deepCopy();
        fields.remove(FOLDER);
        return RequestJson.read("search request", SearchSettings.DEFAULTS, fields);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public JsonNode run(JsonNode payload, Progress progress) {
        final Path folder = Path.of(payload.path(FOLDER).asText());
        final SearchSettings settings = settings(payload);
        final SearchResult result = TrialLog.header(folder) == null
                ? search.begin(settings, folder, progress)
                : search.resume(folder, settings, progress);
        return result.toJson();
    }
}
