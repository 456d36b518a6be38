package io.escapement.simulation.world;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A thread that may block, and that runs only when the driver hands it the turn.
 *
 * <p>Whoever waits gives the turn back and says what for; the driver lets virtual time pass until that has come or its
 * time is up. So there is one thread at work at any moment, and the order in which they take turns does not depend on
 * the machine.
 */
final class Worker extends AbstractExecutorService {
    /** Unwinds the thread of a process that has been killed. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed() {
            super("killed", null, false, false);
        }
    }

    private final World world;
    private final Thread thread;
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private volatile boolean turn;
    private BooleanSupplier awaited;
    private long deadlineNanos = Long.MAX_VALUE;
    private boolean interrupted;
    private boolean shutDown;
    private boolean killed;
    private volatile boolean ended;

    Worker(World world, String name) {
        this.world = world;
        this.awaited = this::hasWork;
        this.thread = new Thread(this::live, "simulated-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    // On the driver's thread.

    boolean isReady(long nowNanos) {
        return !ended && (killed || interrupted || deadlineNanos <= nowNanos || awaited.getAsBoolean());
    }

    long deadlineNanos() {
        return ended ? Long.MAX_VALUE : deadlineNanos;
    }

    /** Hands over the turn and waits until it comes back. */
    void takeTurn() {
        turn = true;
        LockSupport.unpark(thread);
        while (turn) {
            LockSupport.park(this);
        }
    }

    /** Ends the thread where it stands; only the clean-up on its way out still runs. */
    void kill() {
        killed = true;
        if (!ended) {
            takeTurn();
        }
    }

    // On the worker's own thread.

    /** Gives the turn away until something has come; @return false if the time was up before. */
    boolean await(BooleanSupplier condition, long untilNanos) throws InterruptedException {
        if (killed) {
            throw new Killed();
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (condition.getAsBoolean()) {
            return true;
        }
        awaited = condition;
        deadlineNanos = untilNanos;
        pass();
        deadlineNanos = Long.MAX_VALUE;
        if (interrupted) {
            interrupted = false;
            throw new InterruptedException();
        }
        return condition.getAsBoolean();
    }

    private void live() {
        waitForTurn();
        while (!killed && !(shutDown && tasks.isEmpty())) {
            final Runnable task = tasks.poll();
            try {
                if (task != null) {
                    task.run();
                } else {
                    awaited = this::hasWork;
                    pass();
                }
            } catch (final Killed e) {
                break;
            } catch (final Throwable e) {
                world.fail(e);
            }
            // What a task left behind is not meant for the next.
            Thread.interrupted();
        }
        ended = true;
        turn = false;
        LockSupport.unpark(world.driver());
    }

    private void pass() {
        turn = false;
        LockSupport.unpark(world.driver());
        waitForTurn();
        if (killed) {
            throw new Killed();
        }
    }

    private void waitForTurn() {
        while (!turn) {
            LockSupport.park(this);
            // An interrupt is delivered by await, not by the machine; a thread that carries one could not sleep.
            Thread.interrupted();
        }
    }

    private boolean hasWork() {
        return !tasks.isEmpty() || shutDown || killed;
    }

    // On whatever thread has the turn.

    @Override
    public void execute(Runnable task) {
        if (shutDown || killed) {
            throw new RejectedExecutionException("the worker has been shut down");
        }
        tasks.add(task);
    }

    @Override
    public void shutdown() {
        shutDown = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
        final List<Runnable> left = new ArrayList<>(tasks);
        tasks.clear();
        shutDown = true;
        interrupted = true;
        return left;
    }

    @Override
    public boolean isShutdown() {
        return shutDown;
    }

    @Override
    public boolean isTerminated() {
        return ended;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return world.await(() -> ended, unit.toNanos(timeout));
    }
}
