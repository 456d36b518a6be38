package io.escapement.trainer.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.trainer.jobs.JobOptions;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;

/**
 * A job as a script asks for it.
 *
 * @param kind of work
 * @param parameters what to do
 * @param options how
 */
record StartRequest(String kind, JsonNode parameters, JobOptions options) {
    private static final List<String> FIELDS =
            List.of("kind", "parameters", "priority", "tries", "timeoutSeconds", "key", "once");

    static StartRequest of(ObjectNode body) {
        for (final Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
            final String name = names.next();
            if (!FIELDS.contains(name)) {
                throw new Answer(400, "unknown field '" + name + "'; there are " + String.join(", ", FIELDS));
            }
        }
        final String kind = text(body, "kind");
        if (kind == null) {
            throw new Answer(400, "'kind' is missing, what to do");
        }
        if (!body.path("parameters").isObject()) {
            throw new Answer(400, "'parameters' is missing, an object with the request of the kind");
        }
        final Integer timeout = number(body, "timeoutSeconds");
        final Integer tries = number(body, "tries");
        final Integer priority = number(body, "priority");
        return new StartRequest(
                kind,
                body.get("parameters"),
                new JobOptions(
                        priority == null ? JobOptions.PRIORITY : priority,
                        tries == null ? 0 : tries,
                        timeout == null ? null : Duration.ofSeconds(timeout),
                        JobOptions.DEFAULT.backOff(),
                        text(body, "key"),
                        text(body, "once")));
    }

    private static String text(ObjectNode body, String name) {
        final JsonNode field = body.get(name);
        if (field != null && !field.isTextual()) {
            throw new Answer(400, "'" + name + "' is no text");
        }
        return field == null ? null : field.textValue();
    }

    private static Integer number(ObjectNode body, String name) {
        final JsonNode field = body.get(name);
        if (field != null && !field.isInt()) {
            throw new Answer(400, "'" + name + "' is no whole number");
        }
        return field == null ? null : field.intValue();
    }
}
