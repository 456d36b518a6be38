package io.escapement.trainer.walk;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.core.model.ModelStage;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.dataset.RowSettings;
import io.escapement.trainer.fit.BoostSettings;
import io.escapement.trainer.fit.ClassWeight;
import io.escapement.trainer.fit.FitRecipe;
import io.escapement.trainer.fit.FitSettings;
import io.escapement.trainer.task.RequestJson;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A fit as a person, a queue or a schedule asks for it; JSON in and out, a field that is left out has its default.
 *
 * @param data folder of the history
 * @param symbols to learn from; empty: all of the folder, or, when extending, none but those of the version
 * @param core keys of the core's configuration that differ from its defaults
 * @param rows closes to learn from, and what their labels are
 * @param model what is fitted
 * @param stage how far the model may go
 * @param trials how many variants were tried until this one was chosen, itself included
 * @param registry folder to publish to; null: not published
 */
public record FitRequest(
        String data,
        List<String> symbols,
        SortedMap<String, String> core,
        RowSettings rows,
        FitSettings model,
        ModelStage stage,
        int trials,
        String registry) {
    /** Copies what could change, and refuses what can't be. */
    public FitRequest {
        if (data == null || data.isBlank()) {
            throw new TrainerException("a fit needs 'data', the folder of its history");
        }
        if (trials < 1) {
            throw new TrainerException("trials is " + trials + ", at least 1 is needed: this one");
        }
        symbols = List.copyOf(symbols);
        core = Collections.unmodifiableSortedMap(new TreeMap<>(core));
    }

    /**
     * The defaults.
     *
     * @param data folder of the history
     * @return all symbols of the folder, the core's defaults, stage PAPER, not published
     */
    public static FitRequest of(String data) {
        final FitSettings standard = FitSettings.standard(BoostSettings.STANDARD);
        return new FitRequest(
                data,
                List.of(),
                new TreeMap<>(),
                RowSettings.STANDARD,
                new FitSettings(
                        standard.boost(),
                        standard.treesWeight(),
                        standard.forestTrees(),
                        standard.forestDepth(),
                        standard.ridge(),
                        standard.encoding(),
                        ClassWeight.NONE,
                        FitSettings.EMBARGO_OF_HOLD),
                ModelStage.PAPER,
                1,
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
     * What the model is made by.
     *
     * @return all but data, stage and where it goes
     */
    @JsonIgnore
    public FitRecipe recipe() {
        return new FitRecipe(symbols, core, rows, model);
    }
}
