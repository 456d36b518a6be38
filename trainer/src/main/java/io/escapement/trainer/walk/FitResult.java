package io.escapement.trainer.walk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.trainer.registry.ModelEntry;

/**
 * A fitted model.
 *
 * @param bundle bytes of the file
 * @param sha256 of the bundle, 64 hexadecimal digits
 * @param manifest of the bundle, with all scores
 * @param trades whether any signal of the validation part was worth trading; if not, the model never trades
 * @param entry in the registry; null if it was not published
 */
public record FitResult(byte[] bundle, String sha256, JsonNode manifest, boolean trades, ModelEntry entry) {
    /**
     * For a queue: everything but the bytes.
     *
     * @return {@code sha256}, {@code trades}, {@code metrics} and, if published, {@code version} and {@code stage}
     */
    public ObjectNode toJson() {
        final ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("sha256", sha256);
        json.put("trades", trades);
        if (entry != null) {
            json.put("version", entry.version());
            json.put("stage", entry.stage().name());
        }
        json.set("metrics", manifest.path("metrics"));
        return json;
    }
}
