package io.escapement.trainer.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.task.CancelledException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Runs claimed jobs on the caller's thread and writes how they end. */
final class JobRunner {
    private static final long WRITE_AGAIN_MS = 500;
    private static final String LOST = "was lost to another worker";

    private final JobDatabase database;
    private final JobClaims claims;
    private final JobKinds kinds;
    private final Pulse pulse;
    private final WorkerSettings settings;

    JobRunner(JobDatabase database, JobClaims claims, JobKinds kinds, Pulse pulse, WorkerSettings settings) {
        this.database = database;
        this.claims = claims;
        this.kinds = kinds;
        this.pulse = pulse;
        this.settings = settings;
    }

    JobDatabase database() {
        return database;
    }

    JobKinds kinds() {
        return kinds;
    }

    /** Between two looks at pieces that others run. */
    Duration poll() {
        return settings.poll();
    }

    /** Claims and runs one piece, if there is one to run. */
    boolean runPiece(String kind, RunningJob whole, String batch) {
        final Optional<Claim> claim =
                claims.claimPiece(settings.name(), kind, whole.claim().id(), batch);
        claim.ifPresent(piece -> run(piece, whole));
        return claim.isPresent();
    }

    /** Runs a claimed job to its end; how that was, for people. */
    String run(Claim claim, RunningJob whole) {
        final RunningJob job = new RunningJob(claim, whole, settings.silence());
        pulse.add(job);
        JsonNode result = null;
        Throwable failure = null;
        try {
            result = kinds.named(claim.kind())
                    .task()
                    .apply(new JobContext(new StoredTasks(this, job), database))
                    .run(claim.payload(), job);
        } catch (final Throwable e) {
            // Whatever a job throws is the job's; the worker goes on.
            failure = e;
        }
        final Stop reason = failure == null ? null : job.reason();
        job.end();
        // A wish to stop may have come just too late, and writing must not be disturbed by it.
        Thread.interrupted();
        try {
            return end(job, result, failure, reason);
        } finally {
            pulse.remove(job);
        }
    }

    private String end(RunningJob job, JsonNode result, Throwable failure, Stop reason) {
        final Claim claim = job.claim();
        if (failure == null) {
            return write(job, () -> claims.done(claim, result) ? "is done" : LOST);
        }
        if (reason == Stop.LOST) {
            // Another runs it by now, and its end is the other's to write.
            return LOST;
        }
        if (reason == Stop.CANCELLED) {
            job.log("cancelled");
            return write(job, () -> claims.cancelled(claim) ? "is cancelled" : LOST);
        }
        if (reason == Stop.GIVE_BACK) {
            job.log("given back");
            return write(job, () -> {
                claims.giveBack(claim);
                return "is given back";
            });
        }
        final String error = reason == Stop.TIME_OUT ? overTime(claim) : describe(failure);
        job.log(reason == Stop.TIME_OUT || failure instanceof TrainerException ? error : trace(failure));
        return write(
                job,
                () -> claims.failed(claim, error)
                        .map(state -> state == JobState.FAILED ? "failed: " + error : "will be tried again: " + error)
                        .orElse(LOST));
    }

    /** A store that fails for a moment must not cost a finished job; once the claim may be another's, it is left alone. */
    private String write(RunningJob job, Supplier<String> end) {
        final long untilNs = System.nanoTime() + settings.silence().toNanos();
        while (true) {
            try {
                job.flush(claims);
                return end.get();
            } catch (final TrainerException e) {
                if (System.nanoTime() > untilNs) {
                    return "ended, and the store couldn't be told: " + e.getMessage();
                }
                // A wish to stop the whole may have come between; the whole remembers it.
                Thread.interrupted();
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(WRITE_AGAIN_MS);
        } catch (final InterruptedException e) {
            // Only hastens the next try.
            Thread.interrupted();
        }
    }

    static String overTime(Claim claim) {
        return "over its time-out of "
                + Duration.ofMillis(claim.timeoutMs()).toString().substring(2).toLowerCase(Locale.ROOT);
    }

    private static String describe(Throwable failure) {
        if (failure instanceof TrainerException) {
            return failure.getMessage();
        }
        if (failure instanceof CancelledException) {
            return "it stopped by itself";
        }
        return "unexpected: " + failure;
    }

    private static String trace(Throwable failure) {
        final StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
