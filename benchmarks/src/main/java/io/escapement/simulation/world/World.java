package io.escapement.simulation.world;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.Lock;
import java.util.function.BooleanSupplier;

/**
 * Virtual time and everything that lives in it.
 *
 * <p>The driver is the thread that made it. {@link #runUntil} lets happen what is due, in a fixed order, until nothing
 * is, and then moves time to the next thing to come; so a world is a function of what was put into it. Computing takes no
 * time, unless somebody puts down a task for later.
 */
public final class World implements AutoCloseable {
    private static final int ROUNDS_MAX = 1_000_000;

    private final Thread driver = Thread.currentThread();
    private final VirtualClock clock;
    private final Agenda agenda;
    private final List<VirtualLoop> loops = new ArrayList<>();
    private final List<Worker> workers = new ArrayList<>();
    private Worker atWork;
    private Throwable failure;

    /**
     * A world in which nothing happens yet.
     *
     * @param originEpochMillis what its wall clock shows at the beginning
     */
    public World(long originEpochMillis) {
        clock = new VirtualClock(originEpochMillis);
        agenda = new Agenda(clock);
    }

    /** Its time. @return always the same */
    public VirtualClock clock() {
        return clock;
    }

    /** What is to come. @return always the same */
    public Agenda agenda() {
        return agenda;
    }

    /** The thread that drives it. */
    Thread driver() {
        return driver;
    }

    /** Another event loop. */
    VirtualLoop newLoop() {
        final VirtualLoop loop = new VirtualLoop(driver, clock);
        loops.add(loop);
        return loop;
    }

    /** An event loop is never turned again: its process was killed, or has ended. */
    void forget(EventLoop loop) {
        loops.removeIf(each -> each == loop);
    }

    /**
     * A thread that may block.
     *
     * @param name of it
     * @return runs its tasks one after the other
     */
    public ExecutorService newWorker(String name) {
        final Worker worker = new Worker(this, name);
        workers.add(worker);
        return worker;
    }

    /**
     * Ends a worker where it stands.
     *
     * @param worker of {@link #newWorker}
     */
    public void kill(ExecutorService worker) {
        atWork = (Worker) worker;
        atWork.kill();
        atWork = null;
        workers.removeIf(each -> each == worker);
    }

    /** A lock between workers. */
    Lock newLock() {
        return new WorkerLock(this);
    }

    /** Who has the turn, null if the driver itself. */
    Worker atWork() {
        return atWork;
    }

    /**
     * Waits in virtual time. A worker gives its turn away; the driver lets the world go on.
     *
     * @param condition waited for
     * @param timeoutNanos longest wait
     * @return whether it has come
     * @throws InterruptedException if the worker is shut down meanwhile
     */
    public boolean await(BooleanSupplier condition, long timeoutNanos) throws InterruptedException {
        final long now = clock.nanoTime();
        final long until = timeoutNanos > Long.MAX_VALUE - now ? Long.MAX_VALUE : now + timeoutNanos;
        if (atWork != null) {
            return atWork.await(condition, until);
        }
        return runUntil(condition, until);
    }

    /**
     * Lets the world go on.
     *
     * @param condition looked at whenever nothing is left to do at a moment
     * @param untilNanos latest moment
     * @return whether the condition has come; false when the time is up
     */
    public boolean runUntil(BooleanSupplier condition, long untilNanos) {
        while (true) {
            settle();
            if (condition.getAsBoolean()) {
                return true;
            }
            final long next = nextNanos();
            if (next > untilNanos) {
                if (untilNanos != Long.MAX_VALUE) {
                    clock.advanceTo(untilNanos);
                }
                return false;
            }
            clock.advanceTo(next);
        }
    }

    /**
     * Something went wrong that nobody expects; the next turn of the world throws it.
     *
     * @param cause of it
     */
    public void fail(Throwable cause) {
        if (failure == null) {
            failure = cause;
        }
    }

    /** Ends all workers. */
    @Override
    public void close() {
        for (final Worker worker : List.copyOf(workers)) {
            kill(worker);
        }
    }

    private void settle() {
        boolean any;
        int rounds = 0;
        do {
            any = agenda.runDue();
            for (int i = 0; i < loops.size(); i++) {
                any |= loops.get(i).runNow() > 0;
            }
            for (int i = 0; i < workers.size(); i++) {
                any |= giveTurn(workers.get(i));
            }
            if (failure != null) {
                throw new IllegalStateException("something failed that must not: " + failure, failure);
            }
            if (++rounds > ROUNDS_MAX) {
                throw new IllegalStateException("time stands still: nobody comes to rest at " + clock.elapsedNanos());
            }
        } while (any);
    }

    private boolean giveTurn(Worker worker) {
        if (!worker.isReady(clock.nanoTime())) {
            return false;
        }
        atWork = worker;
        worker.takeTurn();
        atWork = null;
        return true;
    }

    private long nextNanos() {
        long next = agenda.nextNanos();
        for (int i = 0; i < loops.size(); i++) {
            next = Math.min(next, loops.get(i).nextNanos());
        }
        for (int i = 0; i < workers.size(); i++) {
            next = Math.min(next, workers.get(i).deadlineNanos());
        }
        return next;
    }
}
