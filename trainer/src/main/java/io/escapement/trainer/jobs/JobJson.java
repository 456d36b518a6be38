package io.escapement.trainer.jobs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;

/** Jobs as JSON: one shape for the command line, the API and the page. Times are milliseconds since the epoch. */
public final class JobJson {
    private JobJson() {}

    /**
     * A job.
     *
     * @param job any
     * @return its fields; those that aren't there yet are left out
     */
    public static ObjectNode of(Job job) {
        final ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", job.id());
        json.put("kind", job.kind());
        json.put("state", job.state().name());
        json.put("priority", job.priority());
        if (job.parent() != 0) {
            json.put("parent", job.parent());
        }
        json.putObject("progress")
                .put("step", job.step())
                .put("percent", Math.round(job.share() * 1_000) / 10.0)
                .put("message", job.message());
        json.put("attempt", job.attempt());
        json.put("failures", job.failures());
        json.put("tries", job.maxFailures());
        if (job.timeoutMs() > 0) {
            json.put("timeoutMs", job.timeoutMs());
        }
        json.put("cancelAsked", job.cancelAsked());
        if (job.worker() != null) {
            json.put("worker", job.worker());
        }
        if (job.error() != null) {
            json.put("error", job.error());
        }
        json.put("createdMs", job.createdMs());
        json.put("dueMs", job.dueMs());
        putTime(json, "startedMs", job.startedMs());
        putTime(json, "finishedMs", job.finishedMs());
        return json;
    }

    /**
     * How many jobs are in which state.
     *
     * @param counts only states that occur
     * @return every state, in lower case
     */
    public static ObjectNode of(Map<JobState, Long> counts) {
        final ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (final JobState state : JobState.values()) {
            json.put(state.name().toLowerCase(Locale.ROOT), counts.getOrDefault(state, 0L));
        }
        return json;
    }

    private static void putTime(ObjectNode json, String name, long timeMs) {
        if (timeMs > 0) {
            json.put(name, timeMs);
        }
    }
}
