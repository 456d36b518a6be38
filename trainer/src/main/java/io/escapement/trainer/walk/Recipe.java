package io.escapement.trainer.walk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.core.config.BarKeys;
import io.escapement.core.config.ExecutionKeys;
import io.escapement.core.config.ModelKeys;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.dataset.DatasetRequest;
import io.escapement.trainer.dataset.JournalSettings;
import io.escapement.trainer.dataset.RowSettings;
import io.escapement.trainer.fit.FitSettings;
import io.escapement.trainer.registry.ModelEntry;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a manifest remembers of how its model was made, so that the same can be made of more symbols: strategies, bars,
 * label rules, settings of the fit.
 */
final class Recipe {
    /** Section of the manifest. */
    static final String SECTION = "recipe";

    /** Keys of the core, and beginnings of keys, that decide about rows and labels. */
    private static final List<String> KEYS = List.of(
            "strategy.",
            "fees.",
            BarKeys.INTERVALS.name(),
            ModelKeys.SLIPPAGE.name(),
            ExecutionKeys.ENTRY_TYPE.name(),
            ExecutionKeys.EXIT_MAX_HOLD.name());

    private static final ObjectMapper JSON = new ObjectMapper();

    private Recipe() {}

    /**
     * What to remember.
     *
     * @param rows they were made by
     * @param model settings of the fit
     * @return keys that decide about rows, rules, settings; no paths, and so no journals
     */
    static JsonNode of(DatasetRequest rows, FitSettings model) {
        final ObjectNode recipe = JsonNodeFactory.instance.objectNode();
        final ObjectNode core = recipe.putObject("core");
        rows.configuration().entries().forEach((key, value) -> {
            if (KEYS.stream().anyMatch(key::startsWith)) {
                core.put(key, value);
            }
        });
        recipe.set("rows", JSON.valueToTree(rows.rows().withJournals(JournalSettings.NONE)));
        recipe.set("model", JSON.valueToTree(model));
        return recipe;
    }

    /**
     * A request that makes a model again, of its symbols and more.
     *
     * @param asked data, more symbols, and where it goes
     * @param entry the model
     * @param manifest of the model
     * @return with the model's own recipe
     * @throws TrainerException if the manifest remembers none, or the request has a recipe of its own
     */
    static FitRequest extend(FitRequest asked, ModelEntry entry, JsonNode manifest) {
        final JsonNode recipe = manifest.path(SECTION);
        if (!recipe.isObject()) {
            throw new TrainerException("model " + entry.version()
                    + " does not say how it was made, it is older than that: fit all symbols anew");
        }
        final FitRequest standard = FitRequest.of(asked.data());
        if (!asked.model().equals(standard.model())
                || !asked.core().isEmpty()
                || !asked.rows().withJournals(JournalSettings.NONE).equals(standard.rows())) {
            throw new TrainerException("an extended model is made as model " + entry.version()
                    + " was: leave settings of core, rows and model out, or fit anew");
        }
        final Set<String> symbols = new LinkedHashSet<>(entry.symbols());
        symbols.addAll(asked.symbols());
        final SortedMap<String, String> core = new TreeMap<>();
        recipe.path("core")
                .properties()
                .forEach(key -> core.put(key.getKey(), key.getValue().asText()));
        try {
            return new FitRequest(
                    asked.data(),
                    asked.sha256(),
                    List.copyOf(symbols),
                    core,
                    JSON.treeToValue(recipe.path("rows"), RowSettings.class)
                            .withJournals(asked.rows().journals()),
                    JSON.treeToValue(recipe.path("model"), FitSettings.class),
                    asked.walkForward(),
                    asked.controls(),
                    asked.stage(),
                    asked.trials(),
                    asked.registry(),
                    asked.extend());
        } catch (final JsonProcessingException | IllegalArgumentException e) {
            throw new TrainerException(
                    "model " + entry.version() + " was made in a way this build doesn't know: fit all symbols anew", e);
        }
    }
}
