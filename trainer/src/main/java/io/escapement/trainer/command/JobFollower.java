package io.escapement.trainer.command;

import io.escapement.trainer.TrainerException;
import io.escapement.trainer.jobs.Job;
import io.escapement.trainer.jobs.JobState;
import io.escapement.trainer.jobs.JobStore;
import io.escapement.trainer.jobs.LogLine;
import java.io.PrintWriter;
import java.util.List;

/** Prints what a job says until it ends. */
final class JobFollower {
    private static final long POLL_MS = 500;
    private static final int PAGE = 1_000;

    private final JobStore jobs;
    private final PrintWriter out;

    JobFollower(JobStore jobs, PrintWriter out) {
        this.jobs = jobs;
        this.out = out;
    }

    /** The exit status: 0 if it is done. */
    int follow(long id) {
        long no = 0;
        while (true) {
            // First the state: what is said before the end is then in the log.
            final Job job = jobs.job(id);
            no = print(id, no);
            if (!job.state().isLive()) {
                out.println("job " + id + " is " + job.state()
                        + (job.state() == JobState.FAILED ? ": " + job.error() : ""));
                return job.state() == JobState.DONE ? 0 : 1;
            }
            try {
                Thread.sleep(POLL_MS);
            } catch (final InterruptedException e) {
                throw new TrainerException("interrupted; the job goes on", e);
            }
        }
    }

    /** Prints the lines after one; the number of the last. */
    long print(long id, long afterNo) {
        long no = afterNo;
        List<LogLine> lines;
        do {
            lines = jobs.log(id, no, PAGE);
            for (final LogLine line : lines) {
                out.println(line.line());
                no = line.no();
            }
        } while (lines.size() == PAGE);
        out.flush();
        return no;
    }
}
