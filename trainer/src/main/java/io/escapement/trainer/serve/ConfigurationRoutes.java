package io.escapement.trainer.serve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.jobs.JobDatabase;
import io.escapement.trainer.jobs.StoredConfigurations;
import io.escapement.trainer.search.StoredConfiguration;
import java.io.IOException;
import java.util.List;

/** Stored configurations: list, get, put. */
final class ConfigurationRoutes {
    /** Where they are. */
    static final String ROOT = "/api/v2/configurations";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final StoredConfigurations configurations;

    ConfigurationRoutes(JobDatabase database) {
        this.configurations = new StoredConfigurations(database);
    }

    void answer(Call call) throws IOException {
        final String rest = call.path().substring(ROOT.length());
        if (rest.isEmpty()) {
            TrainingRoutes.only("GET", call);
            final ArrayNode list = JSON.createArrayNode();
            configurations.list().forEach(each -> list.add(tree(each)));
            call.json(200, list);
            return;
        }
        final String id = rest.substring(1);
        if (!rest.startsWith("/") || id.isEmpty() || id.contains("/")) {
            throw TrainingRoutes.unknown(call);
        }
        switch (call.method()) {
            case "GET" ->
                call.json(
                        200,
                        tree(configurations
                                .find(id)
                                .orElseThrow(() -> new Answer(404, "no configuration is stored as '" + id + "'"))));
            case "PUT" -> call.json(200, tree(configurations.upsert(read(id, call.body()))));
            default -> TrainingRoutes.only("GET, PUT", call);
        }
    }

    private static ObjectNode tree(StoredConfiguration configuration) {
        final ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("id", configuration.id());
        tree.setAll((ObjectNode) JSON.<JsonNode>valueToTree(configuration));
        return tree;
    }

    /** What is put must be what its address says, and what the core takes. */
    private static StoredConfiguration read(String id, ObjectNode body) {
        // As GET writes it.
        body.remove("id");
        for (final String field : List.of("core", "fit", "evidence")) {
            body.withObjectProperty(field);
        }
        for (final String field : List.of("strategies", "symbols")) {
            if (!body.path(field).isArray() || body.path(field).isEmpty()) {
                throw new Answer(400, "'" + field + "' is missing, a list of names");
            }
        }
        final StoredConfiguration configuration;
        try {
            configuration = JSON.treeToValue(body, StoredConfiguration.class);
        } catch (final JsonProcessingException e) {
            throw new Answer(
                    400,
                    "not a configuration: "
                            + e.getOriginalMessage().lines().findFirst().orElse("unreadable"));
        }
        if (configuration.stage() == null) {
            throw new Answer(400, "'stage' is missing, how far it may go");
        }
        if (!(configuration.confidence() >= 0 && configuration.confidence() <= 1)) {
            throw new Answer(400, "confidence is " + configuration.confidence() + ", 0 to 1 is handled");
        }
        if (!configuration.id().equals(id)) {
            throw new Answer(
                    400, "a configuration of these strategies and symbols is kept as '" + configuration.id() + "'");
        }
        try {
            configuration.configuration();
        } catch (final TrainerException e) {
            throw new Answer(400, e.getMessage());
        }
        return configuration;
    }
}
