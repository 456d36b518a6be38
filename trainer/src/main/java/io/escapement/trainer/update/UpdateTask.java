package io.escapement.trainer.update;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.codecs.sbe.Reason;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.history.FetchRequest;
import io.escapement.trainer.history.FetchTask;
import io.escapement.trainer.history.HistoryFolder;
import io.escapement.trainer.history.QualityCheck;
import io.escapement.trainer.history.SeriesQuality;
import io.escapement.trainer.registry.ModelEntry;
import io.escapement.trainer.registry.ModelRegistry;
import io.escapement.trainer.task.Progress;
import io.escapement.trainer.task.Task;
import io.escapement.trainer.walk.FitJob;
import io.escapement.trainer.walk.FitRequest;
import io.escapement.trainer.walk.FitResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/**
 * Brings history up to date, looks at it, trains what is due or requested on all symbols together, and publishes. Never
 * activates: that is an operator's word. Its payload is an {@link UpdateRequest}.
 */
public final class UpdateTask implements Task {
    /** Its name in a queue. */
    public static final String KIND = "update";

    private static final int PRIMARY_MINUTES = 15;
    private static final long DAY_MS = 86_400_000L;
    private static final double FETCHED = 0.5;
    private static final double CHECKED = 0.55;

    private final LongSupplier nowMs;
    private final FitJob fit;

    /**
     * A service.
     *
     * @param nowMs wall clock for the registry's entries, milliseconds since the epoch
     * @param fit makes models
     */
    public UpdateTask(LongSupplier nowMs, FitJob fit) {
        this.nowMs = nowMs;
        this.fit = fit;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public JsonNode run(JsonNode payload, Progress progress) {
        return run(UpdateRequest.fromJson(payload), progress);
    }

    /**
     * Updates.
     *
     * @param request what
     * @param progress told of each step, asked between them
     * @return venue time, why something was due, symbols left out and why, and the version published, if any
     * @throws TrainerException if history of a symbol that is already traded can't be had or is unfit, or the fit fails
     */
    public ObjectNode run(UpdateRequest request, Progress progress) {
        final Path folder = Path.of(request.fit().registry());
        final ModelEntry newest = newest(new ModelRegistry(folder, nowMs));
        final List<TrainingRequest> open = OpenRequests.of(request).list();
        final Set<String> known = newest == null ? Set.of() : Set.copyOf(newest.symbols());
        final Set<String> symbols = wanted(request, newest, open);
        if (symbols.isEmpty()) {
            throw new TrainerException("nothing to update: name symbols, a registry with a model, or a journal with"
                    + " training requests");
        }
        final ObjectNode result = JsonNodeFactory.instance.objectNode();
        final ObjectNode leftOut = result.putObject("leftOut");
        final long venueMs = bringUpToDate(request, symbols, known, leftOut, progress);
        if (symbols.isEmpty()) {
            throw new TrainerException("there is no model, and no symbol one can be trained on: "
                    + leftOut.properties().iterator().next().getValue().asText());
        }
        result.put("venueTimeMs", venueMs);
        final List<String> due = due(request, newest, open, symbols, venueMs);
        due.forEach(result.putArray("due")::add);
        if (due.isEmpty()) {
            progress.log("nothing is due");
            progress.at("done", 1, "nothing is due");
            return result;
        }
        due.forEach(reason -> progress.log("due: " + reason));
        final FitResult made = fit.run(recipe(request.fit(), newest, symbols), progress.part(CHECKED, 1));
        AnsweredRequests.of(folder)
                .add(answeredBy(made.entry(), open), made.entry().version());
        result.setAll(made.toJson());
        made.entry().symbols().forEach(result.putArray("symbols")::add);
        progress.log("published version " + made.entry().version() + " of "
                + String.join(",", made.entry().symbols())
                + (made.trades() ? "" : "; nothing was worth trading: it will not trade"));
        return result;
    }

    /** Null if there is none that may be used. */
    private static ModelEntry newest(ModelRegistry registry) {
        ModelEntry newest = null;
        for (final ModelEntry entry : registry.entries()) {
            if (entry.mayBeUsed() && (newest == null || entry.version() > newest.version())) {
                newest = entry;
            }
        }
        return newest;
    }

    /** Symbols of the model first, in its order; then the new ones by name. */
    private static Set<String> wanted(UpdateRequest request, ModelEntry newest, List<TrainingRequest> open) {
        final Set<String> symbols = new LinkedHashSet<>(newest == null ? List.of() : newest.symbols());
        final Set<String> others = new TreeSet<>(request.fit().symbols());
        open.stream()
                .map(TrainingRequest::symbol)
                .filter(symbol -> !symbol.isEmpty())
                .forEach(others::add);
        symbols.addAll(others);
        return symbols;
    }

    /** Takes out of the symbols what can't be trained on; one of the model at hand may not be missing. */
    private static long bringUpToDate(
            UpdateRequest request, Set<String> symbols, Set<String> known, ObjectNode leftOut, Progress progress) {
        final HistoryFolder folder = new HistoryFolder(Path.of(request.fit().data()));
        final int all = symbols.size();
        long venueMs = 0;
        int done = 0;
        for (final String symbol : List.copyOf(symbols)) {
            progress.checkCancelled();
            final Progress part = progress.part(FETCHED * done / all, FETCHED * (done + 1) / all);
            done++;
            try {
                final ObjectNode fetched = new FetchTask()
                        .run(
                                new FetchRequest(
                                        request.url(),
                                        request.fit().data(),
                                        List.of(symbol),
                                        request.intervals(),
                                        request.days(),
                                        true),
                                part);
                venueMs = fetched.path("venueTimeMs").asLong();
                check(request, folder, symbol);
            } catch (final TrainerException e) {
                if (known.contains(symbol)) {
                    throw e;
                }
                symbols.remove(symbol);
                leftOut.put(symbol, e.getMessage());
                progress.log(symbol + " is left out: " + e.getMessage());
            }
        }
        progress.at("check", CHECKED, symbols.size() + " symbols");
        return venueMs;
    }

    private static void check(UpdateRequest request, HistoryFolder folder, String symbol) {
        final QualityCheck check = new QualityCheck(
                new QualityCheck.Demands(
                        request.minDays(),
                        request.minCoverage(),
                        QualityCheck.Demands.STANDARD.maxJump(),
                        QualityCheck.Demands.STANDARD.maxZeroVolume()),
                PRIMARY_MINUTES);
        folder.read(symbol, PRIMARY_MINUTES).forEach(bar -> check.onBar(0, bar));
        final SeriesQuality quality = check.result();
        if (!quality.isFit()) {
            throw new TrainerException(
                    "the history of " + symbol + " is unfit: " + String.join("; ", quality.faults()));
        }
    }

    private static List<String> due(
            UpdateRequest request, ModelEntry newest, List<TrainingRequest> open, Set<String> symbols, long venueMs) {
        final List<String> due = new ArrayList<>();
        if (newest == null) {
            due.add("there is no model yet");
            return due;
        }
        for (final String symbol : symbols) {
            if (!newest.symbols().contains(symbol)) {
                due.add("version " + newest.version() + " does not know " + symbol);
            }
        }
        for (final TrainingRequest asked : open) {
            if (asked.reason() == Reason.PERFORMANCE) {
                due.add("asked for after " + asked.outcomes() + " outcomes");
            }
        }
        final long ageDays = (venueMs - newest.toMs()) / DAY_MS;
        if (request.retrainDays() > 0 && ageDays >= request.retrainDays()) {
            due.add("the last signal of version " + newest.version() + " is " + ageDays + " days old");
        }
        return due;
    }

    /** The first model is made as the request says, a later one as the newest was; what is done beside the fit is the request's. */
    private static FitRequest recipe(FitRequest fit, ModelEntry newest, Set<String> symbols) {
        final ObjectNode said = fit.toJson();
        final ObjectNode json =
                newest == null ? said : FitRequest.of(fit.data()).toJson();
        final List<String> added = new ArrayList<>(symbols);
        if (newest != null) {
            added.removeAll(newest.symbols());
            for (final String field : List.of("walkForward", "controls", "stage", "trials", "registry")) {
                json.set(field, said.get(field));
            }
            json.withObject("/rows").set("journals", said.at("/rows/journals"));
            json.put("extend", String.valueOf(newest.version()));
        }
        final ArrayNode list = json.putArray("symbols");
        added.forEach(list::add);
        return FitRequest.fromJson(json);
    }

    private static List<TrainingRequest> answeredBy(ModelEntry entry, List<TrainingRequest> open) {
        return open.stream()
                .filter(asked -> asked.symbol().isEmpty() || entry.symbols().contains(asked.symbol()))
                .toList();
    }
}
