package io.escapement.trainer.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.label.LabelRules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Which rows are wanted. Self-contained: its JSON form can be worked on elsewhere.
 *
 * @param data folder of the history
 * @param sha256 of the values in it, as {@link HistorySource} reckons; null if any will do
 * @param symbols wanted, in order; empty for all that have 15 minute bars
 * @param configuration of the core: strategies and intervals
 * @param rows which closes to take, and what the labels are
 */
public record DatasetRequest(
        Path data, String sha256, List<String> symbols, CoreConfiguration configuration, RowSettings rows) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Copies the symbols. */
    public DatasetRequest {
        symbols = List.copyOf(symbols);
    }

    /**
     * Of whatever history is there.
     *
     * @param data folder of the history
     * @param symbols wanted, in order; empty for all
     * @param configuration of the core
     * @param rows which closes to take, and what the labels are
     * @return a request
     */
    public static DatasetRequest of(
            Path data, List<String> symbols, CoreConfiguration configuration, RowSettings rows) {
        return new DatasetRequest(data, null, symbols, configuration, rows);
    }

    /**
     * The same of one history only: what was read once must be read again.
     *
     * @param hash of its values
     * @param known its symbols
     * @return a request that fails on another history
     */
    public DatasetRequest pinned(String hash, List<String> known) {
        return new DatasetRequest(data, hash, known, configuration, rows);
    }

    /**
     * What the labels are.
     *
     * @return the rules of these rows with this core
     */
    public LabelRules rules() {
        return rows.rules(configuration);
    }

    /**
     * As an object.
     *
     * @return what {@link #fromJson} reads
     */
    public ObjectNode json() {
        final ObjectNode node = JSON.createObjectNode();
        node.put("data", data.toAbsolutePath().normalize().toString());
        node.put("sha256", sha256);
        symbols.forEach(node.putArray("symbols")::add);
        node.put("configuration", configuration.canonicalText());
        node.set("rows", JSON.valueToTree(rows));
        return node;
    }

    /**
     * Reads what {@link #json} wrote.
     *
     * @param node all of it
     * @return an equal request
     * @throws TrainerException naming what is wrong
     */
    public static DatasetRequest fromJson(JsonNode node) {
        try {
            final List<String> symbols = new ArrayList<>();
            node.path("symbols").forEach(symbol -> symbols.add(symbol.asText()));
            return new DatasetRequest(
                    Path.of(node.path("data").asText()),
                    node.path("sha256").asText(null),
                    symbols,
                    CoreConfiguration.parse(node.path("configuration").asText()),
                    JSON.treeToValue(node.path("rows"), RowSettings.class));
        } catch (final IllegalArgumentException | JsonProcessingException e) {
            throw new TrainerException(
                    "request for rows can't be read: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("not a request"),
                    e);
        }
    }
}
