package io.escapement.trainer.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.trainer.jobs.Job;
import io.escapement.trainer.jobs.JobDatabase;
import io.escapement.trainer.jobs.JobFilter;
import io.escapement.trainer.jobs.JobJson;
import io.escapement.trainer.jobs.JobState;
import io.escapement.trainer.jobs.JobStore;
import io.escapement.trainer.jobs.LogLine;
import io.escapement.trainer.jobs.Submitted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Jobs: start, list, look, follow, cancel, try again. */
final class TrainingRoutes {
    /** Where they are. */
    static final String ROOT = "/api/v2/training";

    private static final int LIST_MAX = 1_000;
    private static final int LOG_MAX = 10_000;

    private final JobStore jobs;
    private final JobDatabase database;
    private final Streams streams;

    TrainingRoutes(JobStore jobs, JobDatabase database, Streams streams) {
        this.jobs = jobs;
        this.database = database;
        this.streams = streams;
    }

    void answer(Call call) throws IOException {
        final String rest = call.path().substring(ROOT.length());
        final String[] names =
                rest.isEmpty() ? new String[0] : rest.substring(1).split("/", -1);
        if (names.length > 2 || !rest.isEmpty() && !rest.startsWith("/")) {
            throw unknown(call);
        }
        if (names.length == 0) {
            only("GET", call);
            list(call);
        } else if (names[0].equals("start") && names.length == 1) {
            only("POST", call);
            start(call);
        } else if (names[0].equals("stream") && names.length == 1) {
            only("GET", call);
            streams.run(call, new JobsStream(jobs, database));
        } else {
            one(call, job(names[0]), names.length == 1 ? "" : names[1]);
        }
    }

    private void one(Call call, Job job, String what) throws IOException {
        switch (what) {
            case "" -> {
                only("GET", call);
                call.json(200, whole(job));
            }
            case "progress" -> {
                only("GET", call);
                streams.run(call, new JobStream(jobs, job.id()));
            }
            case "log" -> {
                only("GET", call);
                log(call, job.id());
            }
            case "cancel" -> {
                only("POST", call);
                if (!job.state().isLive()) {
                    throw new Answer(409, "job " + job.id() + " has ended: " + job.state());
                }
                call.json(202, JobJson.of(jobs.cancel(job.id())));
            }
            case "retry" -> {
                only("POST", call);
                if (job.state().isLive()) {
                    throw new Answer(409, "job " + job.id() + " hasn't ended: " + job.state());
                }
                call.json(202, JobJson.of(jobs.retry(job.id())));
            }
            default -> throw unknown(call);
        }
    }

    private void start(Call call) throws IOException {
        final StartRequest request = StartRequest.of(call.body());
        final Submitted job = jobs.submit(request.kind(), request.parameters(), request.options());
        call.header("Location", ROOT + "/" + job.id());
        call.json(
                job.entered() ? 201 : 200,
                JsonNodeFactory.instance.objectNode().put("id", job.id()).put("entered", job.entered()));
    }

    private void list(Call call) throws IOException {
        call.allow("state", "kind", "parent", "limit");
        final List<JobState> states = new ArrayList<>();
        if (call.parameter("state") != null) {
            for (final String name : call.parameter("state").split(",")) {
                states.add(state(name));
            }
        }
        final JobFilter filter = new JobFilter(
                states, call.parameter("kind"), call.number("parent", 0, JobFilter.ANY_PARENT, Long.MAX_VALUE), (int)
                        call.number("limit", 50, 1, LIST_MAX));
        final ArrayNode list = JsonNodeFactory.instance.arrayNode();
        jobs.jobs(filter).forEach(job -> list.add(JobJson.of(job)));
        call.json(200, list);
    }

    private static JobState state(String name) {
        try {
            return JobState.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (final IllegalArgumentException e) {
            throw new Answer(400, "no state is named '" + name + "'; there are " + List.of(JobState.values()));
        }
    }

    private void log(Call call, long id) throws IOException {
        call.allow("after", "limit");
        final ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (final LogLine line : jobs.log(
                id, call.number("after", 0, 0, Long.MAX_VALUE), (int) call.number("limit", 1_000, 1, LOG_MAX))) {
            list.add(json(line));
        }
        call.json(200, list);
    }

    private ObjectNode whole(Job job) {
        final ObjectNode tree = JobJson.of(job);
        tree.set("parameters", jobs.payload(job.id()));
        jobs.result(job.id()).ifPresent(result -> tree.set("result", result));
        final Map<JobState, Long> pieces = jobs.counts(job.id());
        if (!pieces.isEmpty()) {
            tree.set("pieces", JobJson.of(pieces));
        }
        return tree;
    }

    static JsonNode json(LogLine line) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("no", line.no())
                .put("attempt", line.attempt())
                .put("atMs", line.atMs())
                .put("line", line.line());
    }

    private Job job(String name) {
        final long id;
        try {
            id = Long.parseLong(name);
        } catch (final NumberFormatException e) {
            throw new Answer(404, "no job has the number '" + name + "'");
        }
        return jobs.find(id).orElseThrow(() -> new Answer(404, "there is no job " + id));
    }

    static void only(String method, Call call) {
        if (!call.method().equals(method)) {
            call.header("Allow", method);
            throw new Answer(405, "use " + method);
        }
    }

    static Answer unknown(Call call) {
        return new Answer(404, "nothing is at " + call.path());
    }
}
