package io.escapement.trainer.serve;

import io.escapement.trainer.jobs.Job;
import io.escapement.trainer.jobs.JobJson;
import io.escapement.trainer.jobs.JobStore;
import io.escapement.trainer.jobs.LogLine;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** News of one job: {@code progress} when it moved, {@code log} for each line, {@code end} when it ended. */
final class JobStream implements Streams.Source {
    private static final int PAGE = 500;

    private final JobStore jobs;
    private final long id;
    private long afterNo;
    private String told = "";

    JobStream(JobStore jobs, long id) {
        this.jobs = jobs;
        this.id = id;
    }

    @Override
    public boolean look(Streams.Events events) throws IOException {
        // First the state: what is said before the end is then in the log.
        final Optional<Job> job = jobs.find(id);
        if (job.isEmpty()) {
            return false;
        }
        final String now = JobJson.of(job.get()).toString();
        List<LogLine> lines;
        do {
            lines = jobs.log(id, afterNo, PAGE);
            for (final LogLine line : lines) {
                events.send("log", TrainingRoutes.json(line).toString());
                afterNo = line.no();
            }
        } while (lines.size() == PAGE);
        final boolean ended = !job.get().state().isLive();
        if (ended || !now.equals(told)) {
            told = now;
            events.send(ended ? "end" : "progress", now);
        }
        return !ended;
    }
}
