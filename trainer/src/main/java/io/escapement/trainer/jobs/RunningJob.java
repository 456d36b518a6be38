package io.escapement.trainer.jobs;

import io.escapement.trainer.TrainerException;
import io.escapement.trainer.task.Progress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A claimed job while its thread works on it. What it says is kept here until the pulse writes it to the store, so that
 * saying something costs nothing.
 *
 * <p>The job's threads talk, the pulse listens; what is said is guarded by this object, which nobody holds while the store is
 * asked.
 */
final class RunningJob implements Progress {
    /** Of lines that couldn't be written yet; what is more is dropped, the oldest first. */
    private static final int LINES_MAX = 10_000;

    private static final int LINE_LENGTH_MAX = 4_000;

    private final Claim claim;
    private final RunningJob whole;
    private final Thread thread = Thread.currentThread();
    private final Duration silence;
    private final long begunNs = System.nanoTime();

    /** Held while something is written, and only then. */
    private final Object writing = new Object();

    private final Deque<String> lines = new ArrayDeque<>();
    private String step = "";
    private double share;
    private String message = "";
    private boolean moved;
    private Stop stop;
    private long stoppedNs;
    private long beatNs = begunNs;
    private boolean ended;

    /**
     * Begins, on this thread.
     *
     * @param claim by which it runs
     * @param whole the job it is a piece of, if this thread runs that, too; else null
     * @param silence of its heart after which it is taken for dead
     */
    RunningJob(Claim claim, RunningJob whole, Duration silence) {
        this.claim = claim;
        this.whole = whole;
        this.silence = silence;
    }

    Claim claim() {
        return claim;
    }

    @Override
    public synchronized void at(String newStep, double newShare, String newMessage) {
        step = newStep;
        share = Double.isNaN(newShare) ? share : Math.min(1, Math.max(0, newShare));
        message = newMessage;
        moved = true;
    }

    @Override
    public synchronized void log(String text) {
        for (final String line : text.split("\\R")) {
            lines.add(line.length() > LINE_LENGTH_MAX ? line.substring(0, LINE_LENGTH_MAX) + " …" : line);
            if (lines.size() > LINES_MAX) {
                lines.remove();
            }
        }
    }

    @Override
    public boolean isCancelled() {
        return reason() != null;
    }

    /** Why it should stop, null: it should go on. Its own reason goes before that of the whole. */
    Stop reason() {
        synchronized (this) {
            // Whoever slept through its own death finds out before it publishes anything.
            if (stop == null && System.nanoTime() - beatNs > silence.toNanos()) {
                stopFor(Stop.LOST);
            }
            if (stop != null) {
                return stop;
            }
        }
        final Stop above = whole == null ? null : whole.reason();
        return above == null ? null : above.ofPiece();
    }

    /** Wants it to stop: it finds out when it asks, and its thread wakes if it waits. */
    synchronized void stop(Stop why) {
        if (!ended && stop == null) {
            stopFor(why);
            thread.interrupt();
        }
    }

    private void stopFor(Stop why) {
        stop = why;
        stoppedNs = System.nanoTime();
    }

    /** Its heart was heard. */
    synchronized void beaten() {
        beatNs = System.nanoTime();
    }

    /** From now on nothing wakes its thread. */
    synchronized void end() {
        ended = true;
    }

    synchronized boolean hasEnded() {
        return ended;
    }

    long runNs() {
        return System.nanoTime() - begunNs;
    }

    /** Whether it was told to stop so long ago that it doesn't seem to hear. */
    synchronized boolean isDeafFor(Duration grace) {
        return stop != null && stop != Stop.LOST && System.nanoTime() - stoppedNs > grace.toNanos();
    }

    /** Writes what it said since the last time. What the store doesn't take is kept. */
    void flush(JobClaims claims) {
        // The pulse and the job's own end may come at once: nothing is written twice.
        synchronized (writing) {
            flushLines(claims);
            flushProgress(claims);
        }
    }

    private void flushLines(JobClaims claims) {
        final List<String> said;
        synchronized (this) {
            said = new ArrayList<>(lines);
            lines.clear();
        }
        if (said.isEmpty()) {
            return;
        }
        try {
            claims.log(claim, said);
        } catch (final TrainerException e) {
            synchronized (this) {
                for (int i = said.size() - 1; i >= 0 && lines.size() < LINES_MAX; i--) {
                    lines.addFirst(said.get(i));
                }
            }
            throw e;
        }
    }

    private void flushProgress(JobClaims claims) {
        final String writtenStep;
        final double writtenShare;
        final String writtenMessage;
        synchronized (this) {
            if (!moved) {
                return;
            }
            moved = false;
            writtenStep = step;
            writtenShare = share;
            writtenMessage = message;
        }
        claims.progress(claim, writtenStep, writtenShare, writtenMessage);
    }
}
