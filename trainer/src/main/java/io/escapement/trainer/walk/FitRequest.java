package io.escapement.trainer.walk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.model.ModelStage;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.dataset.DatasetRequest;
import io.escapement.trainer.dataset.RowSettings;
import io.escapement.trainer.fit.FitSettings;
import io.escapement.trainer.task.RequestJson;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A fit as a person, a queue or a schedule asks for it; JSON in and out, a field that is left out has its default.
 *
 * @param data folder of the history
 * @param sha256 of the history's values; a folder that holds others is refused. Null: any will do
 * @param symbols to learn from; empty: all of the folder, or, when extending, those of the version alone
 * @param core keys of the core's configuration that differ from its defaults
 * @param rows closes to learn from, and what their labels are
 * @param model what is fitted
 * @param walkForward folds to judge the recipe on, beside the fit
 * @param controls runs of each control; 0: none
 * @param stage how far the model may go
 * @param trials how many variants were tried until this one was chosen, itself included
 * @param registry folder to publish to; null: not published
 * @param extend version, or the beginning of the hash, of the model of that registry whose recipe is fitted on its symbols
 *     and these; null: this request is the recipe
 */
public record FitRequest(
        String data,
        String sha256,
        List<String> symbols,
        SortedMap<String, String> core,
        RowSettings rows,
        FitSettings model,
        WalkSettings walkForward,
        int controls,
        ModelStage stage,
        int trials,
        String registry,
        String extend) {
    private static final int CONTROLS_MAX = 100;

    /** Copies what could change, and refuses what can't be. */
    public FitRequest {
        if (data == null || data.isBlank()) {
            throw new TrainerException("a fit needs 'data', the folder of its history");
        }
        if (trials < 1) {
            throw new TrainerException("trials is " + trials + ", at least 1 is needed: this one");
        }
        if (controls < 0 || controls > CONTROLS_MAX) {
            throw new TrainerException("controls is " + controls + ", 0 to " + CONTROLS_MAX + " runs are handled");
        }
        if (extend != null && registry == null) {
            throw new TrainerException("to extend model " + extend + " a fit needs 'registry', the folder it is in");
        }
        symbols = List.copyOf(symbols);
        if (new HashSet<>(symbols).size() < symbols.size()) {
            throw new TrainerException("a symbol is named twice: " + String.join(",", symbols));
        }
        core = Collections.unmodifiableSortedMap(new TreeMap<>(core));
    }

    /**
     * The defaults.
     *
     * @param data folder of the history
     * @return all symbols of the folder, the core's defaults, stage PAPER, neither judged further nor published
     */
    public static FitRequest of(String data) {
        return new FitRequest(
                data,
                null,
                List.of(),
                new TreeMap<>(),
                RowSettings.STANDARD,
                FitSettings.STANDARD,
                WalkSettings.NONE,
                0,
                ModelStage.PAPER,
                1,
                null,
                null);
    }

    /**
     * Reads a request.
     *
     * @param json with {@code data}, and any other field that differs from the defaults
     * @return the request
     * @throws TrainerException naming the field that is unknown or can't be
     */
    public static FitRequest fromJson(JsonNode json) {
        return RequestJson.read("fit request", of(json.path("data").asText("")), json);
    }

    /**
     * This request with every field.
     *
     * @return what {@link #fromJson} reads back
     */
    public ObjectNode toJson() {
        return RequestJson.write(this);
    }

    /**
     * Which rows it wants.
     *
     * @return history, symbols and rules
     * @throws TrainerException naming the key that is unknown or can't be
     */
    DatasetRequest dataset() {
        return new DatasetRequest(Path.of(data), sha256, symbols, configuration(), rows);
    }

    /** The configuration whose strategies, fees and slippage make the rows. */
    private CoreConfiguration configuration() {
        final Map<String, String> entries =
                new TreeMap<>(CoreConfiguration.defaults().entries());
        entries.putAll(core);
        try {
            // All at once: some keys only fit together.
            return CoreConfiguration.fromEntries(entries);
        } catch (final IllegalArgumentException e) {
            throw new TrainerException("core configuration: " + e.getMessage(), e);
        }
    }
}
