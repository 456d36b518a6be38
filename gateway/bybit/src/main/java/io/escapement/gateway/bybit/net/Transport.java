package io.escapement.gateway.bybit.net;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.random.RandomGenerator;

/**
 * All that the gateway takes from its surroundings: one event loop, connections, time, chance, and threads that may
 * block.
 *
 * <p>All of a gateway's connections share the loop, so that whatever arrives is handled in one order. Nothing else in
 * the gateway reads a clock, draws a random number, starts a thread or blocks, except through here: so the whole of it
 * also runs on a clock that a simulation turns.
 */
public interface Transport extends Executor, AutoCloseable {
    /**
     * The event loop; what is scheduled on it runs by {@link #nanoTime}.
     *
     * @return always the same
     */
    EventLoop loop();

    /**
     * Runs a task on the loop, in order; once the loop has ended tasks are dropped, for there is nobody left to serve.
     *
     * @param task from any thread
     */
    @Override
    void execute(Runnable task);

    /**
     * A client bootstrap on the loop; the handler is still to be set.
     *
     * @param connectTimeout of the connection
     * @return a new one
     */
    Bootstrap bootstrap(Duration connectTimeout);

    /**
     * A clock that never jumps, for durations.
     *
     * @return nanoseconds from an arbitrary origin; any thread
     */
    long nanoTime();

    /**
     * The wall clock.
     *
     * @return milliseconds since the epoch; any thread
     */
    long epochMillis();

    /**
     * Chance, for jitter.
     *
     * @return to be used on the event loop
     */
    RandomGenerator random();

    /**
     * A thread for work that blocks; such work waits by {@link #await}, {@link #pause} and {@link #lock} only.
     *
     * @param name of the thread
     * @return tasks run one after the other; the caller shuts it down
     */
    ExecutorService worker(String name);

    /**
     * A lock between threads that block.
     *
     * @return a new one, reentrant; conditions are not supported
     */
    Lock lock();

    /**
     * Waits for something that the event loop, or another thread, completes. Never on the event loop.
     *
     * @param future waited for
     * @param timeoutNanos longest wait, by {@link #nanoTime}
     * @param <T> of the result
     * @return its result
     * @throws InterruptedException if the thread is interrupted meanwhile
     * @throws ExecutionException if the future failed
     * @throws TimeoutException if it is not done in time
     */
    <T> T await(Future<T> future, long timeoutNanos) throws InterruptedException, ExecutionException, TimeoutException;

    /**
     * Waits, or less when the thread is interrupted. Never on the event loop.
     *
     * @param nanos how long, by {@link #nanoTime}
     */
    void pause(long nanos);

    /** Ends the loop; waits for it when called from another thread. May be called twice. */
    @Override
    void close();
}
