package io.escapement.trainer.serve;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.trainer.jobs.JobDatabase;
import io.escapement.trainer.jobs.JobFilter;
import io.escapement.trainer.jobs.JobJson;
import io.escapement.trainer.jobs.JobStore;
import io.escapement.trainer.jobs.WorkerTable;
import java.io.IOException;
import java.util.List;

/** The whole picture for the page, whenever it changed: {@code jobs}, with the newest jobs, counts and workers. */
final class JobsStream implements Streams.Source {
    private static final JobFilter NEWEST = new JobFilter(List.of(), null, 0, 100);

    /** A worker that was silent for so long doesn't count any more. */
    private static final long GONE_MS = 30_000;

    private final JobStore jobs;
    private final JobDatabase database;
    private String told = "";

    JobsStream(JobStore jobs, JobDatabase database) {
        this.jobs = jobs;
        this.database = database;
    }

    @Override
    public boolean look(Streams.Events events) throws IOException {
        final ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.set("counts", JobJson.of(jobs.counts(0)));
        tree.put(
                "workers",
                new WorkerTable(database)
                        .entries().stream()
                                .filter(worker -> worker.silentMs() < GONE_MS && worker.threads() > 0)
                                .count());
        final ArrayNode list = tree.putArray("jobs");
        jobs.jobs(NEWEST).forEach(job -> list.add(JobJson.of(job)));
        final String now = tree.toString();
        if (!now.equals(told)) {
            told = now;
            // The clock the times are by; not part of what is compared, or there would always be news.
            tree.put("nowMs", database.nowMs());
            events.send("jobs", tree.toString());
        }
        return true;
    }
}
