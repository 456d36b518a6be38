package io.escapement.trainer.jobs;

import io.escapement.trainer.TrainerException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes jobs off a queue and does them, several at once, until it is told to stop or the queue is empty.
 *
 * <p>Has a thread for each job it may run and one pulse. {@link #stop} may come from any thread.
 */
public final class Worker {
    /** What doesn't stop when its jobs are given back gets this long. */
    private static final Duration LAST_WAIT = Duration.ofSeconds(5);

    private final JobClaims claims;
    private final WorkerTable table;
    private final WorkerSettings settings;
    private final List<String> kinds;
    private final Consumer<String> out;
    private final Pulse pulse;
    private final JobRunner runner;
    private final List<Thread> threads = new ArrayList<>();
    private final Object wake = new Object();
    private boolean stopping;
    private boolean failing;
    private boolean stopped;

    /**
     * A worker that doesn't work yet.
     *
     * @param database open, with connections for each thread and two more; closed by its owner
     * @param kinds what it can do
     * @param settings how
     * @param out told in a line when a job begins or ends and when something is wrong; called from several threads
     */
    public Worker(JobDatabase database, JobKinds kinds, WorkerSettings settings, Consumer<String> out) {
        this.claims = new JobClaims(database);
        this.table = new WorkerTable(database);
        this.settings = settings;
        this.kinds = kinds.names(settings.kinds());
        this.out = out;
        this.pulse = new Pulse(claims, table, settings, out);
        this.runner = new JobRunner(database, claims, kinds, pulse, settings);
        for (int i = 0; i < settings.threads(); i++) {
            threads.add(new Thread(this::work, "jobs-" + i));
        }
    }

    /** Begins. */
    public void start() {
        table.forgetTheDead();
        table.signOn(settings.name(), settings.threads(), kinds);
        pulse.start();
        threads.forEach(Thread::start);
    }

    private void work() {
        while (!isStopping()) {
            final Optional<Claim> claim = claim();
            if (claim.isPresent()) {
                run(claim.get());
            } else if (settings.untilEmpty() && isEmpty()) {
                return;
            } else {
                pause();
            }
        }
    }

    private Optional<Claim> claim() {
        try {
            final Optional<Claim> claim = claims.claim(settings.name(), kinds);
            setFailing(null);
            return claim;
        } catch (final TrainerException e) {
            setFailing(e.getMessage());
            return Optional.empty();
        }
    }

    /** A store that fails is said once. */
    private void setFailing(String message) {
        synchronized (wake) {
            if (message != null && !failing) {
                out.accept(message);
            }
            failing = message != null;
        }
    }

    private void run(Claim claim) {
        out.accept("job " + claim.id() + " " + claim.kind() + " begins, attempt " + claim.attempt());
        out.accept("job " + claim.id() + " " + claim.kind() + " " + runner.run(claim, null));
    }

    private boolean isEmpty() {
        try {
            return claims.live(kinds) == 0;
        } catch (final TrainerException e) {
            setFailing(e.getMessage());
            return false;
        }
    }

    private boolean isStopping() {
        synchronized (wake) {
            return stopping;
        }
    }

    private void pause() {
        synchronized (wake) {
            if (!stopping) {
                try {
                    wake.wait(settings.poll().toMillis());
                } catch (final InterruptedException e) {
                    // A late wish to stop a job that has ended.
                    Thread.interrupted();
                }
            }
        }
    }

    /**
     * Waits until it has nothing more to do.
     *
     * @throws InterruptedException if the caller is interrupted
     */
    public void join() throws InterruptedException {
        for (final Thread thread : threads) {
            thread.join();
        }
    }

    /** Takes no more jobs, leaves those that run the grace, then gives them back. Returns when all is done. */
    public synchronized void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        synchronized (wake) {
            stopping = true;
            wake.notifyAll();
        }
        if (!joinWithin(settings.grace())) {
            pulse.jobs().forEach(job -> job.stop(Stop.GIVE_BACK));
            if (!joinWithin(LAST_WAIT)) {
                pulse.jobs().forEach(job -> claims.giveBack(job.claim()));
            }
        }
        pulse.close();
        try {
            table.signOff(settings.name());
        } catch (final TrainerException e) {
            out.accept(e.getMessage());
        }
    }

    private boolean joinWithin(Duration time) {
        final long untilNs = System.nanoTime() + time.toNanos();
        try {
            for (final Thread thread : threads) {
                thread.join(Math.max(1, (untilNs - System.nanoTime()) / 1_000_000));
                if (thread.isAlive()) {
                    return false;
                }
            }
            return true;
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
