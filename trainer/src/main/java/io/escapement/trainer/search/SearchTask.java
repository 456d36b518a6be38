package io.escapement.trainer.search;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.task.Progress;
import io.escapement.trainer.task.Task;
import java.nio.file.Path;

/**
 * A whole search as a piece of work: payload {@code {"folder": …, "settings": …}}, the settings as {@link
 * SearchSettings#toJson} writes them. A folder that holds the search already is gone on with, so a search whose worker died
 * continues where it was. Its trials are pieces of work of their own.
 */
public final class SearchTask implements Task {
    /** Kind of these tasks. */
    public static final String KIND = "search";

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
        if (!payload.hasNonNull("folder")) {
            throw new TrainerException("search request: 'folder' is missing, where its trials are kept");
        }
        SearchPlan.check(SearchSettings.of(payload.path("settings")));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public JsonNode run(JsonNode payload, Progress progress) {
        final Path folder = Path.of(payload.path("folder").asText());
        final SearchSettings settings = SearchSettings.of(payload.path("settings"));
        final SearchResult result = TrialLog.header(folder) == null
                ? search.begin(settings, folder, progress)
                : search.resume(folder, settings, progress);
        return result.toJson();
    }
}
