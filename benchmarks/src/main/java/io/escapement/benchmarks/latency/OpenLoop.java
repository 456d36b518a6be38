package io.escapement.benchmarks.latency;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Plays frames of a tape at a fixed rate: the schedule is absolute, so a late frame makes no later one late, and nobody's
 * slowness slows the sender.
 */
final class OpenLoop {
    /** Parking ends late by some tens of microseconds, so the last stretch is waited for awake. */
    private static final long AWAKE_NS = 150_000;

    private static final long GAP_NS = 400_000;
    private static final long LEAD_NS = TimeUnit.MILLISECONDS.toNanos(5);

    /** Called between two frames, well after the first and before the next. */
    interface Between {
        /** @param frame that has left */
        void after(int frame);
    }

    private final Tape tape;
    private final FrameSink sink;
    private final long[] intended;
    private final long[] sent;

    OpenLoop(Tape tape, FrameSink sink) {
        this.tape = tape;
        this.sink = sink;
        intended = new long[tape.frames()];
        sent = new long[tape.frames()];
    }

    /**
     * Plays a stretch.
     *
     * @param from first frame
     * @param to behind the last
     * @param perSecond rate
     * @param between called after every frame
     * @throws IOException if the socket does not take a whole frame at once
     */
    void play(int from, int to, int perSecond, Between between) throws IOException {
        RigCpu.pin();
        try {
            playPinned(from, to, perSecond, between);
        } finally {
            RigCpu.free();
        }
    }

    private void playPinned(int from, int to, int perSecond, Between between) throws IOException {
        final long start = System.nanoTime() + LEAD_NS;
        final long gap = Math.min(GAP_NS, TimeUnit.SECONDS.toNanos(1) / perSecond / 2);
        for (int frame = from; frame < to; frame++) {
            final long due = start + (frame - from) * TimeUnit.SECONDS.toNanos(1) / perSecond;
            intended[frame] = due;
            await(due);
            sink.send(tape.bytes(), tape.start(frame), tape.end(frame));
            sent[frame] = System.nanoTime();
            park(due + gap);
            between.after(frame);
        }
    }

    /** When a frame was meant to leave, System.nanoTime. */
    long intended(int frame) {
        return intended[frame];
    }

    /** When it had left, System.nanoTime. */
    long sent(int frame) {
        return sent[frame];
    }

    /** Rate from the first to the last of a stretch, as it was. */
    double achieved(int from, int to) {
        return (to - from - 1) * 1e9 / (sent[to - 1] - sent[from]);
    }

    private static void await(long due) {
        park(due - AWAKE_NS);
        while (System.nanoTime() < due) {
            Thread.onSpinWait();
        }
    }

    private static void park(long until) {
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
