package io.escapement.trainer.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.task.RequestJson;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What to fetch, as a person, a queue or a schedule asks for it; JSON in and out, a field that is left out has its default.
 *
 * @param url REST address of the venue
 * @param data folder of the history
 * @param symbols to fetch
 * @param intervals minutes, those the venue offers
 * @param days wanted; less is taken where there is less
 * @param funding whether paid funding rates are fetched, too
 */
public record FetchRequest(
        String url, String data, List<String> symbols, List<Integer> intervals, int days, boolean funding) {
    /** Intervals the venue offers, minutes. */
    public static final Set<Integer> OFFERED = Set.copyOf(List.of(1, 3, 5, 15, 30, 60, 120, 240, 360, 720, 1440));

    /** Days of history where nobody says otherwise. */
    public static final int DAYS = 730;

    /** Copies what could change, and refuses what can't be. */
    public FetchRequest {
        symbols = List.copyOf(symbols);
        intervals = List.copyOf(intervals);
        if (days < 1) {
            throw new TrainerException("days is " + days + ", at least 1 is needed");
        }
        for (final int minutes : intervals) {
            if (!OFFERED.contains(minutes)) {
                throw new TrainerException(
                        "intervals names " + minutes + ", the venue offers " + new TreeSet<>(OFFERED));
            }
        }
    }

    /**
     * The defaults.
     *
     * @param url REST address of the venue
     * @param data folder of the history
     * @param symbols to fetch
     * @return two years of 3 and 15 minutes with funding
     */
    public static FetchRequest of(String url, String data, List<String> symbols) {
        return new FetchRequest(url, data, symbols, List.of(3, 15), DAYS, true);
    }

    /**
     * Reads a request.
     *
     * @param json with {@code url}, {@code data}, {@code symbols}, and any other field that differs from the defaults
     * @return the request
     * @throws TrainerException naming the field that is missing, unknown or can't be
     */
    public static FetchRequest fromJson(JsonNode json) {
        final FetchRequest request = RequestJson.read("fetch request", of("", "", List.of()), json);
        if (request.url.isBlank() || request.data.isBlank() || request.symbols.isEmpty()) {
            throw new TrainerException("fetch request: 'url', 'data' and 'symbols' are needed");
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
