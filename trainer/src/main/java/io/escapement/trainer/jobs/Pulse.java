package io.escapement.trainer.jobs;

import io.escapement.trainer.TrainerException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The thread beside a worker's jobs: keeps their claims alive, writes what they say, brings them the wish to stop, and looks
 * for jobs of dead workers. A store that fails for a while is asked again.
 */
final class Pulse implements AutoCloseable {
    /** Between two looks at the running jobs. */
    private static final Duration LOOK = Duration.ofMillis(250);

    private final JobClaims claims;
    private final WorkerTable workers;
    private final WorkerSettings settings;
    private final Consumer<String> out;
    private final List<RunningJob> jobs = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::run, "jobs-pulse");
    private volatile boolean closed;
    private boolean failing;

    Pulse(JobClaims claims, WorkerTable workers, WorkerSettings settings, Consumer<String> out) {
        this.claims = claims;
        this.workers = workers;
        this.settings = settings;
        this.out = out;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void add(RunningJob job) {
        jobs.add(job);
    }

    void remove(RunningJob job) {
        jobs.remove(job);
    }

    List<RunningJob> jobs() {
        return jobs;
    }

    private void run() {
        final long beatNs = settings.beat().toNanos();
        long beatenNs = System.nanoTime() - beatNs;
        while (!closed) {
            final boolean beats = System.nanoTime() - beatenNs >= beatNs;
            if (beats) {
                beatenNs = System.nanoTime();
                attempt(this::lookForDead);
            }
            for (final RunningJob job : jobs) {
                attempt(() -> visit(job, beats));
            }
            try {
                Thread.sleep(Math.min(LOOK.toMillis(), settings.beat().toMillis()));
            } catch (final InterruptedException e) {
                return;
            }
        }
    }

    private void lookForDead() {
        workers.seen(settings.name());
        for (final JobClaims.Lost job :
                claims.takeFromTheDead(settings.silence().toMillis())) {
            out.accept("job " + job.id() + ": its worker " + job.worker() + " vanished; it is " + job.state());
        }
    }

    private void visit(RunningJob job, boolean beats) {
        final Claim claim = job.claim();
        if (beats && claims.beat(claim)) {
            job.beaten();
        }
        final Optional<Boolean> cancelAsked = claims.cancelAsked(claim);
        if (job.hasEnded()) {
            return;
        }
        if (cancelAsked.isEmpty()) {
            job.stop(Stop.LOST);
        } else if (cancelAsked.get()) {
            job.stop(Stop.CANCELLED);
        } else if (claim.timeoutMs() > 0 && job.runNs() > claim.timeoutMs() * 1_000_000) {
            job.stop(Stop.TIME_OUT);
        }
        job.flush(claims);
        if (job.isDeafFor(settings.grace())) {
            giveUp(job);
        }
    }

    /** The store says how it ended though its thread still works: what that brings is dropped. */
    private void giveUp(RunningJob job) {
        final Stop why = job.reason();
        job.log("it does not stop; what it still does is dropped");
        job.flush(claims);
        if (why == Stop.CANCELLED) {
            claims.cancelled(job.claim());
        } else if (why == Stop.TIME_OUT) {
            claims.failed(job.claim(), JobRunner.overTime(job.claim()));
        } else {
            claims.giveBack(job.claim());
        }
        out.accept("job " + job.claim().id() + " does not stop and keeps its thread");
    }

    /** A store that can't be reached is said once, and that it is back. */
    private void attempt(Runnable work) {
        try {
            work.run();
            if (failing) {
                failing = false;
                out.accept("the job store is back");
            }
        } catch (final TrainerException e) {
            if (!failing) {
                failing = true;
                out.accept(e.getMessage());
            }
        }
    }

    /** Ends the thread; what is still running isn't kept alive any more. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(5_000);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
