package io.escapement.trainer.command;

import io.escapement.trainer.jobs.Job;
import io.escapement.trainer.jobs.JobState;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Jobs in lines of a terminal's width. */
final class JobTable {
    private static final int WIDTH = 100;

    private JobTable() {}

    static void print(PrintWriter out, List<Job> jobs, long nowMs) {
        out.printf("%6s  %-9s %-9s %5s %5s  %-7s  %s%n", "id", "kind", "state", "prio", "done", "for", "what");
        for (final Job job : jobs) {
            final String line = String.format(
                    Locale.ROOT,
                    "%6d  %-9s %-9s %5d %4.0f%%  %-7s  %s",
                    job.id(),
                    job.kind(),
                    state(job),
                    job.priority(),
                    job.share() * 100,
                    time(job, nowMs),
                    what(job, nowMs));
            out.println(shortened(line));
        }
    }

    private static String state(Job job) {
        return job.state() == JobState.RUNNING && job.cancelAsked()
                ? "STOPPING"
                : job.state().name();
    }

    /** Waiting, running, or how long it took. */
    private static String time(Job job, long nowMs) {
        final long fromMs = job.state() == JobState.QUEUED ? job.createdMs() : job.startedMs();
        if (fromMs == 0) {
            return "";
        }
        return DurationText.of(Math.max(0, (job.finishedMs() == 0 ? nowMs : job.finishedMs()) - fromMs));
    }

    private static String what(Job job, long nowMs) {
        if (job.state() == JobState.QUEUED && job.error() != null) {
            final long waitMs = job.dueMs() - nowMs;
            return (waitMs > 0 ? "again in " + DurationText.of(waitMs) : "again") + ", try " + (job.failures() + 1)
                    + " of " + job.maxFailures() + ": " + job.error();
        }
        if (job.state() == JobState.FAILED) {
            return job.error();
        }
        return job.message().isEmpty() ? job.step() : job.step() + ": " + job.message();
    }

    private static String shortened(String line) {
        final String plain = line.replaceAll("\\p{Cntrl}", " ");
        return plain.length() <= WIDTH ? plain : plain.substring(0, WIDTH - 1) + "…";
    }
}
